import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Text } from '@/tests/support/bm25';

/** A collection with queries of which it is known which texts answer them. */
export type JudgedSet = {
  name: string;
  papers: { key: string; title: string; abstract: string; authors: string[] }[];
  splits: { name: string; queries: JudgedQuery[] }[];
};

export type JudgedQuery = Text & { relevant: Set<string> };

const folder = fileURLToPath(new URL('../../../../shared/data/search-eval/', import.meta.url));

const sets = [
  { name: 'SciFact', folder: 'scifact', splits: ['train', 'test'] },
  { name: 'CACM', folder: 'cacm', splits: ['test'] },
  { name: 'Cranfield', folder: 'cranfield', splits: ['test'] },
];

/** The names of the sets that are there. */
export function setNames(): string[] {
  return sets.flatMap((set) => {
    if (existsSync(folder + set.folder)) return [set.name];
    console.log(`Skipped: ../shared/data/search-eval/${set.folder} is not here.`);
    return [];
  });
}

export function judgedSet(name: string): JudgedSet {
  const set = sets.find((one) => one.name === name);
  if (!set) throw new Error(`There is no set named ${name}.`);
  return read(set);
}

function read(set: (typeof sets)[number]): JudgedSet {
  const queries = new Map(lines(`${set.folder}/queries.jsonl`).map(({ _id, text }) => [_id, text]));
  return {
    name: set.name,
    papers: lines(`${set.folder}/corpus.jsonl`).map(({ _id, title, text, metadata }) => ({
      key: _id,
      title: title ?? '',
      abstract: text,
      authors: metadata?.authors ?? [],
    })),
    splits: set.splits.map((split) => ({
      name: set.splits.length > 1 ? `${set.name} ${split}` : set.name,
      queries: [...judgements(`${set.folder}/qrels/${split}.tsv`)].map(([id, relevant]) => ({
        id,
        text: queries.get(id) ?? '',
        relevant,
      })),
    })),
  };
}

function judgements(file: string): Map<string, Set<string>> {
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)) {
    const [query = '', paper = '', score] = line.split('\t');
    if (Number(score) <= 0) continue;
    relevant.set(query, (relevant.get(query) ?? new Set()).add(paper));
  }
  return relevant;
}

type Line = { _id: string; title?: string; text: string; metadata?: { authors?: string[] } };

function lines(file: string): Line[] {
  return readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
