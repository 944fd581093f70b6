import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 over the names and contents of files and folders; a missing one counts as absent. */
export function hashOf(root: string, paths: readonly string[], words: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const word of words) hash.update(`word ${word}\n`);
  for (const path of paths) for (const file of filesUnder(root, path)) addFile(hash, root, file);
  return hash.digest('hex');
}

function addFile(hash: ReturnType<typeof createHash>, root: string, file: string): void {
  const content = readFileSync(join(root, file));
  hash.update(`file ${file} ${content.length}\n`).update(content);
}

/** What Prisma generates is left out: it follows from the schema. */
function filesUnder(root: string, path: string): string[] {
  const kind = statSync(join(root, path), { throwIfNoEntry: false });
  if (!kind || path === 'lib/db/client') return [];
  if (!kind.isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesUnder(root, `${path}/${name}`));
}
