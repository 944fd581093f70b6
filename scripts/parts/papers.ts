import { lastLines, runProgram } from './commands';
import { hasPapers } from './migrate';
import type { Values } from './settings';

const words = ['node', '--disable-warning=DEP0205', '--import', 'tsx', 'scripts/ingest.ts', '--bring-in'];

/**
 * Brings in papers where there are none; later ones are the worker's business. A site without papers is still a site,
 * so a failure is told and not fatal.
 */
export async function bringIn(values: Values, say: (line: string) => void): Promise<string> {
  if (await hasPapers(values.DATABASE_URL ?? '')) return 'there are papers; the worker looks for newer ones';
  const { code, output } = await runProgram(words, values, say);
  if (code !== 0) return `none yet; the worker will try again (${lastLines(output, 1)})`;
  return lastLines(output, 1);
}
