import { readKept, writeKept } from './kept';
import { birthOf, commandOf, endGroup, endProcess, isAlive, parentOf } from './processes';
import { Refusal } from './refusal';

type Process = { pid: number; birth: string };
type Run = { launcher: Process; above: Process[]; children: Process[]; siteUrl: string };

const file = 'run.json';

/** Notes which processes are ours, so that the next start finds them if we are killed. */
export function noteRun(folder: string, siteUrl: string, childPids: readonly number[]): void {
  const run: Run = {
    launcher: identify(process.pid),
    above: ancestors(process.ppid).map(identify),
    children: childPids.filter(Boolean).map(identify),
    siteUrl,
  };
  writeKept(folder, file, run);
}

/** Whether the launcher of this folder lives. */
export function isGoing(folder: string): boolean {
  const run = readRun(folder);
  return run !== null && isSame(run.launcher);
}

/** The address of a whole, healthy run of this folder, if one is going. */
function goingRun(folder: string): string | null {
  const run = readRun(folder);
  if (!run || !isSame(run.launcher)) return null;
  return run.above.every(isSame) ? run.siteUrl : null;
}

/** Ends what a killed run left behind. Throws a Refusal while a healthy one is going. */
export async function endPreviousRun(folder: string): Promise<number> {
  const going = goingRun(folder);
  const run = readRun(folder);
  if (!run) return 0;
  if (going !== null)
    throw new Refusal(
      `Broadsheet is already running from this folder at ${going} (process ${run.launcher.pid}). Stop it first, with Ctrl-C or kill ${run.launcher.pid}.`,
    );
  if (isSame(run.launcher)) await endProcess(run.launcher.pid, 'SIGTERM', 30_000);
  const left = run.children.filter(isSame);
  await Promise.all(left.map(({ pid }) => endGroup(pid, 'SIGTERM', 5_000)));
  return left.length;
}

/** Our starter, npm's shell and npm: while they live, the run is whole. Who called npm is no matter. */
function ancestors(pid: number): number[] {
  const command = commandOf(pid);
  if (/^npm |npm-cli\.js/.test(command)) return [pid];
  const ours = /node scripts\/start\.mjs/.test(command);
  return ours ? [pid, ...ancestors(parentOf(pid))] : [];
}

function identify(pid: number): Process {
  return { pid, birth: birthOf(pid) };
}

function isSame({ pid, birth }: Process): boolean {
  return isAlive(pid) && birthOf(pid) === birth;
}

function readRun(folder: string): Run | null {
  const kept = readKept(folder, file) as Partial<Run>;
  const whole = kept.launcher && kept.above && kept.children && typeof kept.siteUrl === 'string';
  return whole ? (kept as Run) : null;
}
