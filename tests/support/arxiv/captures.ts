import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const odd = fileURLToPath(new URL('../../../../shared/data/odd/odd.ndjson', import.meta.url));
const folder = fileURLToPath(new URL('../../../../shared/data/wire/', import.meta.url));

/** True captures of arXiv's answers lie beside the project, not in it; a test without them says so and is skipped. */
export const captures = {
  missing: !existsSync(folder),
  list: (part: string) => (existsSync(folder) ? readdirSync(folder + part).sort() : []),
  read: (path: string) => readFileSync(folder + path, 'utf8'),
  /** As arXiv sent it: one capture was kept as a text of several pieces in a program. */
  readServed: (path: string) => readFileSync(folder + path, 'utf8').replace(/"""\s*\+ """/g, ''),
};

if (captures.missing) console.info('Skipping the tests against captures: ../shared/data/wire is not here.');

/** True records that other tools stumbled over. */
export const oddRecords = {
  missing: !existsSync(odd),
  lines: () =>
    existsSync(odd)
      ? readFileSync(odd, 'utf8')
          .split('\n')
          .filter((line) => line.trim())
      : [],
};

if (oddRecords.missing) console.info('Skipping the tests on odd records: ../shared/data/odd is not here.');
