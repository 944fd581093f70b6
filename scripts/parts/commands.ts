import { type ChildProcess, spawn } from 'node:child_process';
import { environmentOf } from './environment';
import { root } from './places';
import type { Values } from './settings';

const running = new Set<ChildProcess>();

export type Outcome = { code: number; output: string };

/**
 * Runs one of the project's programs to its end. `onLine` gets each line as it comes; the last 200 are given back.
 * The program is found by name, so PATH must begin with node_modules/.bin.
 */
export function runProgram(
  words: readonly string[],
  values: Values,
  onLine: (line: string) => void = () => {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const [program = '', ...rest] = words;
    const child = spawn(program, rest, {
      cwd: root,
      env: environmentOf(values),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const lines: string[] = [];
    const take = (line: string) => {
      lines.push(line);
      if (lines.length > 200) lines.shift();
      onLine(line);
    };
    splitLines(child.stdout, take);
    splitLines(child.stderr, take);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: lines.join('\n') });
    });
  });
}

/** Ends the programs that are being run. */
export function stopPrograms(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Calls back for each line of a stream; a carriage return ends a line too. */
export function splitLines(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  stream.on('end', () => rest && take(rest));
}

export function lastLines(output: string, count = 15): string {
  return output.trim().split('\n').slice(-count).join('\n');
}
