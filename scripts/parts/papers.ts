import { lastLines, runProgram } from './commands';
import { hasPapers, knowsPapers } from './migrate';
import type { Values } from './settings';

const words = ['node', '--disable-warning=DEP0205', '--import', 'tsx', 'scripts/ingest.ts', '--bring-in'];
const learning = ['node', '--disable-warning=DEP0205', '--import', 'tsx', 'scripts/embed.ts'];

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

/**
 * Counts the words of the first papers and gives them vectors; later that is the worker's business. Search works by
 * words alone until it is done, so a failure is told and not fatal.
 */
export async function prepareSearch(values: Values, say: (line: string) => void): Promise<string> {
  const url = values.DATABASE_URL ?? '';
  if ((await knowsPapers(url)) || !(await hasPapers(url))) return 'the worker keeps it current';
  const { code, output } = await runProgram(learning, values, say);
  if (code !== 0) return `by words alone for now (${lastLines(output, 1)})`;
  return lastLines(output, 1);
}
