import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { Announcements } from '@/lib/ingest/announced';
import { readAnnouncements } from '@/lib/ingest/announcement-feed';
import { readApiAnswer } from '@/lib/ingest/atom-api';
import type { KnownCopy } from '@/lib/ingest/one-request';
import { type Answer, fetchPolitely, type Pace } from '@/lib/ingest/polite-fetch';
import { explain, type Reading } from '@/lib/ingest/reading';

/** How many ids one request to the Atom API may name. */
export const idsARequest = 100;

/** What one look at a feed gave: null where the copy that was known is still good. */
export type FetchedAnnouncements = {
  announcements: Announcements | null;
  etag: string | null;
  lastModified: string | null;
};

/**
 * What a category's feed announces now, unless it is the copy that is `known` already. Throws where the answer is an
 * error, cut off, or no feed.
 */
export async function fetchAnnouncements(
  category: string,
  pace: Pace,
  known: KnownCopy = {},
): Promise<FetchedAnnouncements> {
  const address = `${env().ARXIV_RSS_URL}/rss/${encodeURIComponent(category)}`;
  const answer = await fetchPolitely(address, pace, known);
  const { etag, lastModified } = answer;
  if (answer.status === 304)
    return {
      announcements: null,
      etag: etag ?? known.etag ?? null,
      lastModified: lastModified ?? known.lastModified ?? null,
    };
  return { announcements: readAnnouncements(bodyOf(answer)), etag, lastModified };
}

/** The papers of these ids, at most 100; an id that arXiv does not know is missing in the answer. */
export async function fetchIds(ids: string[], pace: Pace): Promise<Reading> {
  const query = new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) });
  return readUseful(await askApi(query, pace));
}

/**
 * One page of what was submitted to these categories since a moment, newest first. A page that is empty although there
 * is more is asked for again; throws AppError 'source_unavailable' where it stays so.
 */
export async function fetchSubmitted(
  range: { categories: string[]; since: Date; until: Date; start: number; size: number },
  pace: Pace,
): Promise<Reading> {
  const subjects = range.categories.map((category) => `cat:${category}`).join(' OR ');
  const query = new URLSearchParams({
    search_query: `(${subjects}) AND submittedDate:[${minute(range.since)} TO ${minute(range.until)}]`,
    start: String(range.start),
    max_results: String(range.size),
    sortBy: 'submittedDate',
    sortOrder: 'descending',
  });
  for (let attempt = 1; attempt <= pace.tries; attempt += 1) {
    const answer = await askApi(query, pace);
    const reading = readUseful(answer);
    if (countIn(reading) > 0 || totalIn(answer.body) <= range.start) return reading;
  }
  throw new AppError(
    'source_unavailable',
    'arXiv left out a page of its answer. Try again in a few minutes.',
  );
}

async function askApi(query: URLSearchParams, pace: Pace): Promise<Answer> {
  return await fetchPolitely(`${env().ARXIV_API_URL}?${query}`, pace);
}

function readUseful(answer: Answer): Reading {
  try {
    return readApiAnswer(bodyOf(answer));
  } catch (cause) {
    throw new AppError('source_unavailable', `arXiv's answer is of no use. ${explain(cause)}`, { cause });
  }
}

function countIn({ records, unreadable }: Reading): number {
  return records.length + unreadable.length;
}

/** How many papers arXiv says that all pages together hold. */
function totalIn(body: string): number {
  return Number(/<opensearch:totalResults[^>]*>(\d+)</.exec(body)?.[1] ?? 0);
}

function bodyOf({ status, body }: Answer): string {
  if (status === 200) return body;
  const said = /<(?:summary|title)[^>]*>([^<]*)<\/(?:summary|title)>/g;
  const words = [...body.matchAll(said)].map((match) => match[1]?.trim()).filter(Boolean);
  throw new Error(`arXiv answered with status ${status}${words.length > 0 ? `: ${words.at(-1)}` : '.'}`);
}

function minute(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(0, 12);
}
