import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process with this number exists and is more than a corpse. */
export function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !ask(pid, 'stat').startsWith('Z');
}

export function commandOf(pid: number): string {
  return ask(pid, 'command');
}

export function parentOf(pid: number): number {
  return Number(ask(pid, 'ppid'));
}

/** When the process began; with its number it tells a process from a later one of the same number. */
export function birthOf(pid: number): string {
  return ask(pid, 'lstart');
}

/** Asks a process to end, waits, and ends it by force after `patience` ms. */
export async function endProcess(pid: number, signal: NodeJS.Signals, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  send(pid, signal);
  while (isAlive(pid)) {
    if (Date.now() > deadline) return send(pid, 'SIGKILL');
    await pause(30);
  }
}

/** The same for a process and everything that it started in its own group. */
export async function endGroup(pid: number, signal: NodeJS.Signals, patience: number): Promise<void> {
  send(-pid, signal);
  await endProcess(pid, signal, patience);
  send(-pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

type Field = 'stat' | 'ppid' | 'lstart' | 'command';

function ask(pid: number, field: Field): string {
  try {
    return process.platform === 'linux' ? askLinux(pid, field) : askPs(pid, field);
  } catch {
    return '';
  }
}

/** Small systems have no ps, but Linux always tells. */
function askLinux(pid: number, field: Field): string {
  if (field === 'command') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const parts = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return parts[{ stat: 0, ppid: 1, lstart: 19 }[field]] ?? '';
}

function askPs(pid: number, field: Field): string {
  const words = ['-o', `${field}=`, '-p', String(pid)];
  return execFileSync('ps', words, { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
}
