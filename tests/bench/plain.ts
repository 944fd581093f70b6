import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Served, serve } from './server';

const folder = '.data/bench/plain-page';

/** An otherwise empty prerendered Next page whose HTML has as many bytes as asked, give or take a hundred. */
export async function servePlainPage(bytes: number): Promise<Served> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync('tests/bench/plain-page', folder, { recursive: true });
  const first = 1000;
  const small = await measure(first);
  // The text stands in the page twice: as HTML and in the payload for React.
  writeFileSync(`${folder}/filler.txt`, filler(first + Math.max(0, Math.round((bytes - small) / 2))));
  build(folder);
  return serve(folder, {});
}

async function measure(length: number): Promise<number> {
  writeFileSync(`${folder}/filler.txt`, filler(length));
  build(folder);
  const served = await serve(folder, {});
  const body = await (await fetch(served.address)).text();
  served.stop();
  return Buffer.byteLength(body);
}

/** One letter outside Latin-1, as every page of papers has: such a string is slower to hash and to write. */
function filler(length: number): string {
  return `›${'ink and paper '.repeat(Math.ceil(length / 14))}`.slice(0, length);
}
