import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import temml from 'temml';
import { readLine } from '@/lib/ingest/file-lines';
import { toRow } from '@/lib/papers/row';
import type { PaperRecord } from '@/lib/papers/schema';
import { tryMath } from '@/lib/papers/tex/math';
import { isWordsOnly } from '@/lib/papers/tex/math-source';
import { renderTex } from '@/lib/papers/tex/render';
import { findMath } from '@/lib/papers/tex/spans';
import { printTable } from './table';

const file = '../shared/data/arxiv-papers.ndjson.gz';

type Seen = { abstracts: Set<string>; titles: Set<string>; example: string };
type Kind = 'abstracts' | 'titles';

/** How many real titles and abstracts show a formula as it was written, why, and what rendering a record costs. */
export async function benchTex(): Promise<void> {
  if (!existsSync(file)) return console.log(`skipped: ${file} is not here`);
  const records = await readRecords();
  printSpeed(records);
  const seen = new Map<string, Seen>();
  for (const record of records) {
    examine(seen, record.id, 'titles', record.title);
    examine(seen, record.id, 'abstracts', record.abstract);
  }
  printCauses(seen);
}

async function readRecords(): Promise<PaperRecord[]> {
  const records: PaperRecord[] = [];
  let refused = 0;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    try {
      records.push(readLine(line));
    } catch {
      refused += 1;
    }
  }
  console.log(`${records.length} records, ${refused} lines that cannot be read`);
  return records;
}

/** Records are rendered once, in the order of the file, as at ingest. */
function printSpeed(records: PaperRecord[]): void {
  let typesetting = 0;
  let formulas = 0;
  const { renderToString } = temml;
  temml.renderToString = (...args) => {
    const begun = performance.now();
    try {
      return renderToString(...args);
    } finally {
      typesetting += performance.now() - begun;
      formulas += 1;
    }
  };
  const times = records.map((record) => {
    const begun = performance.now();
    toRow(record, '');
    return (performance.now() - begun) * 1000;
  });
  temml.renderToString = renderToString;
  const total = times.reduce((sum, time) => sum + time, 0);
  printTable('Text, names and links of one record (toRow)', [
    {
      'mean µs': total / times.length,
      'p99 µs': times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0,
      'typesetting %': (typesetting * 100_000) / total,
      'formulas typeset': formulas,
      'records/s': (times.length / total) * 1_000_000,
    },
  ]);
}

function examine(seen: Map<string, Seen>, id: string, kind: Kind, source: string): void {
  if (!/[$\\{]/.test(source)) return;
  const note = (cause: string, example: string) => {
    const entry = seen.get(cause) ?? { abstracts: new Set(), titles: new Set(), example: '' };
    entry[kind].add(id);
    entry.example ||= `${id} ${example}`.replace(/\s+/g, ' ').slice(0, 60);
    seen.set(cause, entry);
  };
  for (const span of findMath(source)) {
    note(HAS_FORMULA, '');
    const result = tryMath(span.tex, span.display);
    if ('guessed' in result) {
      for (const name of result.guessed) note('unknown macro, shown by its name', name);
    } else if (!isWordsOnly(span.tex)) {
      note(FAILS, '');
      note(causeOf(result.refused, span.tex), span.tex);
    }
  }
  for (const [cause, example] of leftovers(renderTex(source, { paragraphs: true }).html))
    note(cause, example);
}

const HAS_FORMULA = 'has a formula';
const FAILS = 'shows a formula raw';

function causeOf(refused: string, tex: string): string {
  if (/^(?:too long|not safe)/.test(refused)) return `formula raw: ${refused}`;
  if (/\\(?:begin|end)\b/.test(tex)) return 'formula raw: environment';
  if (/'?[{}]'?|EOF|end of input/.test(refused)) return 'formula raw: braces do not match';
  if (/Unsupported|Undefined|unknown/i.test(refused)) return 'formula raw: command not supported';
  if (/\$/.test(tex)) return 'formula raw: dollars within dollars';
  return 'formula raw: other';
}

/** What still looks like TeX in the words around the formulas. */
function leftovers(html: string): [cause: string, example: string][] {
  const words = html.replace(/<math.*?<\/math>/gs, ' ').replace(/https?:[^\s<]*/g, ' ');
  const found: [string, RegExp][] = [
    ['words: a dollar that is no price', /\$(?!\s?[\d.<]).{0,30}/],
    ['words: environment', /\\(?:begin|end)\{.{0,20}/],
    ['words: command nobody defined', /\\(?!begin\b|end\b)[A-Za-z]+.{0,20}/],
    ['words: backslash and sign', /\\[^A-Za-z].{0,20}/],
    ['words: script in braces', /[_^]\{.{0,20}/],
    ['words: other braces', /(?<![_^])\{.{0,20}/],
  ];
  return found.flatMap(([cause, pattern]) => {
    const match = pattern.exec(words);
    return match ? [[cause, match[0]] as [string, string]] : [];
  });
}

function printCauses(seen: Map<string, Seen>): void {
  const { abstracts = new Set(), titles = new Set() } = seen.get(HAS_FORMULA) ?? {};
  const rows = [...seen]
    .toSorted(([first], [second]) => first.localeCompare(second))
    .map(([cause, found]) => ({
      cause,
      abstracts: String(found.abstracts.size),
      '% of abstracts with a formula': (found.abstracts.size * 100) / abstracts.size,
      titles: String(found.titles.size),
      '% of titles with a formula': (found.titles.size * 100) / titles.size,
      example: found.example,
    }));
  printTable('What is left of TeX, by cause', rows);
  const failing = seen.get(FAILS)?.abstracts.size ?? 0;
  const share = ((failing * 100) / abstracts.size).toFixed(2);
  console.log(`${share} % of abstracts with a formula show one raw (goal: at most 0.5 %)`);
}
