import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/data/wire/', import.meta.url));

/** True captures of arXiv's answers lie beside the project, not in it; a test without them says so and is skipped. */
export const captures = {
  missing: !existsSync(folder),
  read: (path: string) => readFileSync(folder + path, 'utf8'),
};

if (captures.missing) console.info('Skipping the tests against captures: ../shared/data/wire is not here.');
