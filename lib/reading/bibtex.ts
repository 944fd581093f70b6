import { arxivUrl } from '@/lib/papers/arxiv-id';
import { writeName } from '@/lib/reading/bibtex-names';
import { escapeTex, titleInTex } from '@/lib/reading/bibtex-text';
import type { SavedRecord } from '@/lib/reading/schema';

/** The papers as a BibTeX file in UTF-8. Each has a key of its own, such as vaswani2017attention. */
export function toBibtex(records: SavedRecord[]): string {
  const taken = new Set<string>();
  return records.map((record) => writeEntry(record, freeKey(record, taken))).join('\n');
}

function writeEntry(record: SavedRecord, key: string): string {
  const fields: [string, string | undefined][] = [
    ['title', `{${titleInTex(record.rawTitle, record.title)}}`],
    ['author', record.authors.map(writeName).join(' and ')],
    ['year', yearOf(record)],
    ['eprint', record.id],
    ['archivePrefix', 'arXiv'],
    ['primaryClass', record.primaryCategory],
    ['doi', record.dois[0] && escapeTex(record.dois[0])],
    ['note', record.journalRef ? escapeTex(record.journalRef) : undefined],
    ['url', arxivUrl(record.id, 'abs')],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${key},\n${lines.join('')}}\n`;
}

function freeKey(record: SavedRecord, taken: Set<string>): string {
  const last = foldToAscii(record.authors[0]?.split(' ').at(-1) ?? '') || 'anonymous';
  const words = record.title.split(/[\s-]+/).map(foldToAscii);
  const word = words.find((one) => one.length > 3) ?? words.find(Boolean) ?? '';
  const plain = `${last}${yearOf(record)}${word}`;
  let key = plain;
  for (let number = 2; taken.has(key); number++) key = `${plain}-${number}`;
  taken.add(key);
  return key;
}

function yearOf({ publishedAt }: SavedRecord): string {
  return String(publishedAt.getUTCFullYear());
}

function foldToAscii(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
