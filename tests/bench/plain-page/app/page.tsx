import { readFileSync } from 'node:fs';

/** As empty as a page can be, filled with as many bytes as the page it is compared with. */
export default async function PlainPage() {
  'use cache';
  const filler = readFileSync('filler.txt', 'utf8');
  return <p>{filler}</p>;
}
