import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { type Announcements, readAnnouncements } from '@/lib/ingest/announcement-feed';
import { readApiAnswer } from '@/lib/ingest/atom-api';
import { type Answer, fetchPolitely, type Pace } from '@/lib/ingest/polite-fetch';
import { explain, type Reading } from '@/lib/ingest/reading';

/** How many ids one request to the Atom API may name. */
export const idsARequest = 100;

/** What a category's feed announces now. Throws where the answer is an error, cut off, or no feed. */
export async function fetchAnnouncements(category: string, pace: Pace): Promise<Announcements> {
  const answer = await fetchPolitely(`${env().ARXIV_RSS_URL}/rss/${encodeURIComponent(category)}`, pace);
  return readAnnouncements(bodyOf(answer));
}

/** The papers of these ids, at most 100; an id that arXiv does not know is missing in the answer. */
export async function fetchIds(ids: string[], pace: Pace): Promise<Reading> {
  const query = new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) });
  return await fetchQuery(query, pace);
}

/** One page of what was submitted to these categories since a moment, newest first. */
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
  return await fetchQuery(query, pace);
}

async function fetchQuery(query: URLSearchParams, pace: Pace): Promise<Reading> {
  const answer = await fetchPolitely(`${env().ARXIV_API_URL}?${query}`, pace);
  try {
    return readApiAnswer(bodyOf(answer));
  } catch (cause) {
    throw new AppError('source_unavailable', `arXiv's answer is of no use. ${explain(cause)}`, { cause });
  }
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
