import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { db } from '@/lib/db';
import { eachWord, readWords } from '@/lib/embedding/lsa/words';
import { areVectorsLoaded, nearest, paperAsQuery, similaritiesTo } from '@/lib/embedding/queries';
import { log } from '@/lib/log';
import { chooseShown, readableTerms, wordsIn } from '@/lib/similar/readable';
import { type SimilarPaper, similarShown } from '@/lib/similar/schema';
import {
  affordableTerms,
  cosineToText,
  sharedTerms,
  type TermVector,
  termVector,
  type Weigher,
} from '@/lib/similar/terms';
import { findWithAny, readForms, readWordTexts, weighing } from '@/lib/similar/word-queries';

type Scored = { id: string; score: number; text: string };
type Own = { id: string; terms: TermVector; readable: Promise<Map<string, string>> };

const byMeaning = 50;
const byWords = { most: 50, budget: 60 };
const leastScore = 0.1;
const spare = 3;

/**
 * The eight papers most like this one: cosine of their words plus cosine of their vectors, one to one; by words alone
 * where there are no vectors. Withdrawn papers are left out. Empty for an unknown paper.
 */
export async function listSimilar(paperId: string): Promise<SimilarPaper[]> {
  const text = (await readWordTexts([paperId])).get(paperId);
  if (!text) return [];
  const words = readWords(text);
  const [query, weights] = await Promise.all([paperAsQuery(paperId), weighing(words.keys())]);
  const terms = termVector(words, weights.idf);
  const own = { id: paperId, terms, readable: readReadable(paperId) };
  const [sharing, near] = await Promise.all([
    findWithAny(affordableTerms(terms, weights.papersWith, byWords), byWords.budget),
    query ? nearest(query, byMeaning + 1) : [],
    own.readable,
  ]);
  const ids = [...new Set([...near.map(({ id }) => id), ...sharing])].filter((id) => id !== paperId);
  const [texts, meaning] = await Promise.all([
    readWordTexts(ids),
    query ? similaritiesTo(query, ids) : new Map<string, number>(),
  ]);
  const { idf } = weights.complete ? weights : await weighing(lexemesOf(texts));
  return present(own, idf, rank(terms, texts, meaning, idf));
}

/**
 * listSimilar, kept for hours and renewed when the paper's tag expires; for minutes while the vectors are still being
 * loaded. Empty rather than an error: the paper's page stands without it.
 */
export async function cachedSimilar(paperId: string): Promise<SimilarPaper[]> {
  'use cache';
  cacheTag(tags.paper(paperId));
  try {
    const papers = await listSimilar(paperId);
    if (await areVectorsLoaded()) cacheLife('hours');
    else cacheLife('minutes');
    return papers;
  } catch (error) {
    log('warn', 'similar_not_found', { paperId, error });
    cacheLife('minutes');
    return [];
  }
}

function rank(
  own: TermVector,
  texts: Map<string, string>,
  meaning: Map<string, number>,
  idf: Weigher,
): Scored[] {
  const scored = [...texts].map(([id, text]) => ({
    id,
    text,
    score: cosineToText(own, text, idf) + (meaning.get(id) ?? 0),
  }));
  return scored
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, similarShown * spare);
}

function lexemesOf(texts: Map<string, string>): Set<string> {
  const lexemes = new Set<string>();
  for (const text of texts.values()) eachWord(text, (lexeme) => lexemes.add(lexeme));
  return lexemes;
}

const selected = { id: true, title: true, titleHtml: true, authors: true, publishedAt: true } as const;

async function present(own: Own, idf: Weigher, scored: Scored[]): Promise<SimilarPaper[]> {
  const rows = await db().paper.findMany({
    where: { id: { in: scored.map(({ id }) => id) }, hasFiles: true, saysWithdrawn: false },
    select: selected,
  });
  const papers = new Map(rows.map((row) => [row.id, row]));
  const readable = await own.readable;
  const shown = scored.filter(({ id }) => papers.has(id)).slice(0, similarShown);
  return shown.flatMap(({ id, text }) => {
    const paper = papers.get(id);
    if (!paper) return [];
    const { publishedAt, ...same } = paper;
    const shared = sharedTerms(own.terms, termVector(readWords(text), idf));
    return [{ ...same, year: publishedAt.getUTCFullYear(), shared: chooseShown(shared, readable, 3) }];
  });
}

async function readReadable(paperId: string): Promise<Map<string, string>> {
  const paper = await db().paper.findUnique({
    where: { id: paperId },
    select: { title: true, abstract: true },
  });
  return readableTerms(await readForms(wordsIn(`${paper?.title ?? ''}\n${paper?.abstract ?? ''}`)));
}
