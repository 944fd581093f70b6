import { canBeSame, parseName } from '@/lib/authors/name';
import { writeAlone } from '@/lib/bulk';
import { db } from '@/lib/db';
import {
  forgettingOld,
  listingAuthors,
  listingNewPapers,
  listingSearches,
  writingFound,
} from '@/lib/follows/found-rows';
import type { FollowKind } from '@/lib/follows/schema';
import { log } from '@/lib/log';
import { matchNew } from '@/lib/search/queries';

/** What one look came to. `done` is false where the time was over before the last search. */
export type FoundCounts = { papers: number; searches: number; found: number; done: boolean };

/** `missed`: searches that could not be run, and since when they are to be looked through. */
type Look = { since: string; until: string; cursor: string; missed?: Record<string, string> };
type NewPaper = { id: string; authors: string[]; categories: string[]; at: string };
type Pair = { targetKey: string; paperId: string };

const overlapMs = 3_600_000;
const firstMs = 24 * 3_600_000;
const papersAtOnce = 1_000;
const followedAtOnce = 5_000;
const pairsAtOnce = 100;
const mostForSearch = 500;
const mostMissed = 1_000;
const stateKey = 'alerts_look';

/**
 * Looks through the papers that entered since the last look, an hour of overlap included, and writes down what each
 * follow has found: once, however many processes look. A look that its budget cut short goes on with the next call.
 */
export async function findAlerts({ budgetMs }: { budgetMs: number }): Promise<FoundCounts> {
  const deadline = Date.now() + budgetMs;
  const look = await beginLook();
  const counts = { papers: 0, searches: 0, found: 0, done: false };
  if (look.cursor === '') await findByPaper(look, counts);
  const cursor = await findBySearch(look, deadline, counts);
  counts.done = cursor === null;
  await keepLook(
    cursor === null ? { ...look, since: look.until, until: '', cursor: '' } : { ...look, cursor },
  );
  await writeAlone('forget-old-alerts', forgettingOld, []);
  return counts;
}

/** Authors and categories: every new paper is read once, whoever follows. */
async function findByPaper(look: Look, counts: FoundCounts): Promise<void> {
  const authors = await readAuthors();
  for (let from = { at: look.since, id: '' }; ; ) {
    const papers = await writeAlone<NewPaper>('list-new-papers', listingNewPapers, [
      ...[from.at, from.id, look.until, papersAtOnce],
    ]);
    counts.papers += papers.length;
    counts.found += await write(
      'author',
      papers.flatMap((paper) => pairsByAuthor(paper, authors)),
    );
    counts.found += await write('category', papers.flatMap(pairsByCategory));
    const last = papers.at(-1);
    if (!last || papers.length < papersAtOnce) return;
    from = last;
  }
}

/** Searches, each distinct one once; returns where it stopped, or null at the end. */
async function findBySearch(look: Look, deadline: number, counts: FoundCounts): Promise<string | null> {
  for (let cursor = look.cursor; ; ) {
    const searches = await writeAlone<{ targetKey: string; target: string }>(
      'list-searches',
      listingSearches,
      [...[cursor, followedAtOnce]],
    );
    for (const { target, targetKey } of searches) {
      if (Date.now() >= deadline) return cursor;
      counts.found += await findOne(look, target, targetKey);
      counts.searches += 1;
      cursor = targetKey;
    }
    if (searches.length < followedAtOnce) return null;
  }
}

/** A search that cannot be run keeps no other from being looked at, and is looked at from the same moment next time. */
async function findOne(look: Look, q: string, targetKey: string): Promise<number> {
  const { [targetKey]: missedSince = look.since, ...missed } = look.missed ?? {};
  try {
    const ids = await matchNew({ q, since: new Date(missedSince), limit: mostForSearch });
    look.missed = missed;
    return await write(
      'search',
      ids.map((paperId) => ({ targetKey, paperId })),
    );
  } catch (error) {
    log('warn', 'search_not_looked_at', { error });
    if (Object.keys(missed).length < mostMissed) look.missed = { ...missed, [targetKey]: missedSince };
    return 0;
  }
}

type Followed = Map<string, { targetKey: string; name: ReturnType<typeof parseName> }[]>;

/** All authors that somebody follows, by the key that the forms of a name share. */
async function readAuthors(): Promise<Followed> {
  const followed: Followed = new Map();
  for (let cursor = ''; ; ) {
    const rows = await writeAlone<{ targetKey: string; target: string }>('list-authors', listingAuthors, [
      ...[cursor, followedAtOnce],
    ]);
    for (const { target, targetKey } of rows) {
      const name = parseName(target);
      followed.set(name.key, [...(followed.get(name.key) ?? []), { targetKey, name }]);
    }
    const last = rows.at(-1);
    if (!last || rows.length < followedAtOnce) return followed;
    cursor = last.targetKey;
  }
}

function pairsByAuthor({ id, authors }: NewPaper, followed: Followed): Pair[] {
  return authors.flatMap((author) => {
    const name = parseName(author);
    const fitting = (followed.get(name.key) ?? []).filter((other) => canBeSame(other.name, name));
    return fitting.map(({ targetKey }) => ({ targetKey, paperId: id }));
  });
}

/** "cs.LG" is also a paper of "cs". */
function pairsByCategory({ id, categories }: NewPaper): Pair[] {
  const codes = categories.flatMap((code) => [code.toLowerCase(), code.toLowerCase().split('.')[0] ?? '']);
  return [...new Set(codes)].map((targetKey) => ({ targetKey, paperId: id }));
}

async function write(kind: FollowKind, pairs: Pair[]): Promise<number> {
  let found = 0;
  for (let from = 0; from < pairs.length; from += pairsAtOnce) {
    const some = pairs.slice(from, from + pairsAtOnce);
    const [row] = await writeAlone<{ found: number }>('write-found', writingFound, [
      ...[kind, some.map(({ targetKey }) => targetKey), some.map(({ paperId }) => paperId)],
    ]);
    found += row?.found ?? 0;
  }
  return found;
}

async function beginLook(): Promise<Look> {
  const kept = await db().installation.findUnique({ where: { key: stateKey } });
  const [row] = await db().$queryRaw<{ now: Date }[]>`select now()`;
  const now = row?.now ?? new Date();
  if (!kept)
    return { since: new Date(now.getTime() - firstMs).toISOString(), until: now.toISOString(), cursor: '' };
  const look: Look = JSON.parse(kept.value);
  if (look.cursor) return look;
  const since = new Date(new Date(look.since).getTime() - overlapMs).toISOString();
  return { ...look, since, until: now.toISOString(), cursor: '' };
}

async function keepLook(look: Look): Promise<void> {
  const value = JSON.stringify(look);
  await db().installation.upsert({
    where: { key: stateKey },
    create: { key: stateKey, value },
    update: { value },
  });
}
