import type pg from 'pg';
import { statementsOf } from '../../support/statements';
import { mainReads } from './reads';
import type { Sample } from './sample';

/** Prints how the server carries out each statement of the main reads: the steps of its plan and its own time. */
export async function printPlans(client: pg.Client, sample: Sample): Promise<void> {
  for (const [name, read] of Object.entries(mainReads)) {
    console.log(`\nPlans of ${name}`);
    for (const { text, values } of await statementsOf(() => read(sample))) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers off, timing off, costs off, summary on) ${text}`,
        values,
      );
      const lines = rows.map((row) => row['QUERY PLAN']);
      console.log(lines.flatMap(shorten).join('\n'));
    }
  }
}

/** Steps, with the rows they gave; conditions and settings are left out. */
function shorten(line: string): string[] {
  if (/^Execution Time/.test(line)) return [`  ${line}\n`];
  if (!/\(actual|never executed/.test(line)) return [];
  return [`  ${line.replace(/\(actual rows=([\d.]+) loops=(\d+)\)/, '($1 rows, $2 times)')}`];
}
