import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The first lines of a gzipped file. */
export async function* readGzipLines(path: string, count: number): AsyncGenerator<string> {
  const file = createReadStream(path);
  let read = 0;
  for await (const line of createInterface({ input: file.pipe(createGunzip()) })) {
    yield line;
    read += 1;
    if (read === count) break;
  }
  file.destroy();
}
