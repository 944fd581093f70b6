import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal';

/** The project's folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Where everything that a run makes is kept. */
export const keptFolder = join(root, '.data');

/** Makes the folder; throws a Refusal where that is not allowed. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch {
    throw new Refusal(
      `The folder ${path} cannot be written. Change its owner, or clone Broadsheet to another folder.`,
    );
  }
}
