import { fitModel } from '@/lib/embedding/commands';
import { AppError } from '@/lib/errors';
import { storePage } from '@/lib/ingest/store';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';
import { recountCorpus } from '@/lib/search/corpus-commands';
import { findIds } from '@/lib/search/queries';
import { parseQuery, writeQuery } from '@/lib/search/syntax';
import type { JudgedSet } from './judged-set';

export type Method = 'words' | 'meaning' | 'both';

const noQuery = parseQuery('');

/** Brings a set in under invented ids as an ingest would, counts its words, and fits the model of meaning on it. */
export async function store(set: JudgedSet): Promise<void> {
  const begun = performance.now();
  await storePage(set.papers.map((_, place) => recordOf(set, place)));
  await recountCorpus({ force: true });
  await fitModel();
  console.error(
    `${set.name}: ${set.papers.length} papers in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
}

/** The ranking of the search page, as keys of the set. A query is taken as plain words, whatever it looks like. */
export function rankings(set: JudgedSet, method: Method): (query: string) => Promise<string[]> {
  const keys = new Map(set.papers.map(({ key }, place) => [inventedId(place), key]));
  return async (query) => {
    const { ids } = await inTime(() =>
      findIds({ q: plainWords(query), sort: 'relevance', limit: 100, offset: 0, method }),
    );
    return ids.map((id) => keys.get(id) ?? '');
  };
}

/** Quotes, colons and dashes of a sentence would be operators: "what you see" would have to stand so. */
function plainWords(text: string): string {
  const plain = text.replace(/["“”:]/g, ' ').replace(/(^|\s)-+/g, ' ');
  return writeQuery({ ...noQuery, text: plain.replace(/\s+/g, ' ').trim() });
}

/** Quality is measured here: a machine that is too busy for the time limit is asked again. */
async function inTime<T>(search: () => Promise<T>, tries = 10): Promise<T> {
  try {
    return await search();
  } catch (error) {
    if (tries === 1 || !(error instanceof AppError && error.code === 'search_timeout')) throw error;
    return inTime(search, tries - 1);
  }
}

function recordOf(set: JudgedSet, place: number): PaperRecord {
  const paper = set.papers[place];
  const publishedAt = new Date(Date.UTC(2026, 0, 1 + (place % 28)));
  return paperRecord.parse({
    id: inventedId(place),
    source: 'file',
    title: paper?.title.trim() || 'Untitled',
    abstract: paper?.abstract ?? '',
    authors: paper?.authors ?? [],
    categories: ['cs.IR'],
    publishedAt,
    revisedAt: publishedAt,
  });
}

function inventedId(place: number): string {
  return `2601.${String(place + 1).padStart(5, '0')}`;
}
