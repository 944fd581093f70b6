import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresForTests } from '@/tests/support/postgres-for-tests';
import { findChromium } from './parts/chromium';
import { runProgram, stopPrograms } from './parts/commands';
import { environmentOf } from './parts/environment';
import { generateClient } from './parts/migrate';
import { freePort } from './parts/ports';
import { runMain } from './parts/refusal';
import { type Counts, countReport } from './parts/report';

/** npm test: every step, each with its time, to the end; then one line with the counts. Of the faults only a sample. */
const faults = process.argv.includes('--faults');
const total: Counts = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-check-'));

process.on('disconnect', stopPrograms);
process.on('SIGTERM', stopPrograms);

await runMain(async () => {
  const values = Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  await plain('Database client', async () => {
    await generateClient(values);
    return 0;
  });
  await program('Format and lint', ['biome', 'check', '.'], values);
  await program('Boundaries', ['npm', 'run', '--silent', 'boundaries'], values);
  await program('Types', ['npm', 'run', '--silent', 'types'], values);
  await vitest('unit', values);
  const server = await postgresForTests();
  const more = { ...values, TEST_DATABASE_SERVER: server.address };
  try {
    await vitest('integration', more);
    await vitest('faults', faults ? more : { ...more, FAULTS: 'sample' });
    await stories(more);
  } finally {
    await server.stop();
  }
});
rmSync(folder, { recursive: true, force: true });
if (process.exitCode) total.failed += 1;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed > 0 ? 1 : 0);

async function stories(values: Record<string, string>): Promise<void> {
  const chromium = await findChromium(values);
  const report = join(folder, 'e2e.json');
  const ports = { E2E_PORT: String(await freePort()), E2E_MAILBOX_PORT: String(await freePort()) };
  const env = { ...values, ...ports, PLAYWRIGHT_CHROMIUM: chromium, E2E_REPORT: report };
  await counted('End to end', ['playwright', 'test'], env, report);
}

async function vitest(project: string, values: Record<string, string>): Promise<void> {
  const report = join(folder, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await counted(project, ['vitest', 'run', '--project', project, ...reporters], values, report);
}

/** A step that counts as one check. */
async function program(name: string, words: string[], values: Record<string, string>): Promise<void> {
  await plain(
    name,
    async () => (await runProgram(words, environmentOf(values) as Record<string, string>, print)).code,
  );
}

async function plain(name: string, act: () => Promise<number>): Promise<void> {
  const from = begin(name);
  const good = (await act()) === 0;
  add(good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  end(name, good, from);
}

/** A step whose own report says how many tests passed; one that ends badly without a failed test counts as one. */
async function counted(
  name: string,
  words: string[],
  values: Record<string, string>,
  report: string,
): Promise<void> {
  const from = begin(name);
  const { code } = await runProgram(words, values, print);
  const counts = countReport(report);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  add(counts);
  end(name, code === 0, from);
}

function add(counts: Counts): void {
  total.passed += counts.passed;
  total.failed += counts.failed;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function begin(name: string): number {
  process.stdout.write(`\n== ${name}\n`);
  return performance.now();
}

function end(name: string, good: boolean, from: number): void {
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  process.stdout.write(`== ${name}: ${good ? 'passed' : 'FAILED'} (${seconds} s)\n`);
}
