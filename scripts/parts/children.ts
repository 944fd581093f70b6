import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitLines } from './commands';
import { environmentOf } from './environment';
import { keptFolder, root } from './places';
import { endGroup } from './processes';
import type { Values } from './settings';

export type Child = {
  name: string;
  pid: number;
  lastLines: () => string;
  stop: () => Promise<void>;
  ended: Promise<number>;
};

/**
 * Starts a long-lived program in a group of its own, so that Ctrl-C reaches only us and we end the parts in order.
 * What it says goes to .data/NAME.log.
 */
export function startChild(name: string, words: readonly string[], values: Values, show = false): Child {
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, {
    cwd: root,
    env: environmentOf(values),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lines = keepLines(name, child, show);
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      lines.push(String(error));
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const pid = child.pid ?? 0;
  const stop = async () => {
    if (!pid || child.exitCode !== null || child.signalCode !== null) return;
    await endGroup(pid, 'SIGTERM', 10_000);
    await ended;
  };
  return { name, pid, lastLines: () => lines.slice(-12).join('\n'), stop, ended };
}

function keepLines(name: string, child: ChildProcess, show: boolean): string[] {
  const lines: string[] = [];
  const path = join(keptFolder, `${name}.log`);
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    splitLines(stream, (line) => {
      lines.push(line);
      if (lines.length > 50) lines.shift();
      appendFileSync(path, `${line}\n`);
      if (show) process.stdout.write(`${line}\n`);
    });
  }
  return lines;
}
