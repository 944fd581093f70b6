import { canBeSame, parseName } from '@/lib/authors/name';
import { writeAlone } from '@/lib/bulk';
import { db } from '@/lib/db';
import {
  followsAtOnce,
  forgettingOld,
  listingAuthors,
  listingNewPapers,
  listingSearches,
  newsDays,
  writingFound,
} from '@/lib/follows/found-rows';
import type { FollowKind } from '@/lib/follows/schema';
import { log } from '@/lib/log';
import { matchNew } from '@/lib/search/queries';

/** What one look came to. `done` is false where the time was over before the last search. */
export type FoundCounts = { papers: number; searches: number; found: number; done: boolean };

/**
 * How far a look has come. `after`: the paper up to which authors and categories are done, null when all are; `cursor`: the
 * search likewise; `until` is empty between looks. `missed`: searches that could not be run, and since when they wait.
 */
type Look = {
  since: string;
  until: string;
  after: { at: string; id: string } | null;
  cursor: string;
  missed?: Record<string, string>;
};
type NewPaper = { id: string; authors: string[]; categories: string[]; at: string };
type Pair = { targetKey: string; paperId: string };
type Written = { found: number; follows: number; last: string };

const overlapMs = 3_600_000;
const firstMs = 24 * 3_600_000;
const dayMs = 24 * 3_600_000;
const papersAtOnce = 100;
const followedAtOnce = 5_000;
const pairsAtOnce = 100;
const mostForSearch = 5_000;
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
  try {
    if (await findByPaper(look, deadline, counts)) counts.done = await findBySearch(look, deadline, counts);
  } finally {
    await keepLook(counts.done ? finished(look) : look);
  }
  await writeAlone('forget-old-alerts', forgettingOld, []);
  return counts;
}

/** Authors and categories: every new paper is read once, whoever follows. Answers whether all are done. */
async function findByPaper(look: Look, deadline: number, counts: FoundCounts): Promise<boolean> {
  const authors = look.after ? await readAuthors() : new Map();
  while (look.after) {
    if (Date.now() >= deadline) return false;
    const papers = await writeAlone<NewPaper>('list-new-papers', listingNewPapers, [
      ...[look.after.at, look.after.id, look.until, papersAtOnce],
    ]);
    counts.papers += papers.length;
    counts.found += await write(
      'author',
      papers.flatMap((paper) => pairsByAuthor(paper, authors)),
    );
    counts.found += await write('category', papers.flatMap(pairsByCategory));
    const last = papers.at(-1);
    look.after = last && papers.length === papersAtOnce ? { at: last.at, id: last.id } : null;
  }
  return true;
}

/** Searches, each distinct one once. Answers whether all are done. */
async function findBySearch(look: Look, deadline: number, counts: FoundCounts): Promise<boolean> {
  for (;;) {
    const searches = await writeAlone<{ targetKey: string; target: string }>(
      'list-searches',
      listingSearches,
      [look.cursor, followedAtOnce],
    );
    for (const { target, targetKey } of searches) {
      if (Date.now() >= deadline) return false;
      counts.found += await findOne(look, target, targetKey);
      counts.searches += 1;
      look.cursor = targetKey;
    }
    if (searches.length < followedAtOnce) return true;
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
  for (let from = 0; from < pairs.length; from += pairsAtOnce)
    found += await writeSome(kind, pairs.slice(from, from + pairsAtOnce));
  return found;
}

/** As many statements as the followers need: one thing may be followed by thousands. */
async function writeSome(kind: FollowKind, pairs: Pair[]): Promise<number> {
  const keys = pairs.map(({ targetKey }) => targetKey);
  const papers = pairs.map(({ paperId }) => paperId);
  let found = 0;
  for (let last: string | null = ''; last !== null; ) {
    const rows: Written[] = await writeAlone('write-found', writingFound, [kind, keys, papers, last]);
    const [row] = rows;
    found += row?.found ?? 0;
    last = row && row.follows === followsAtOnce ? row.last : null;
  }
  return found;
}

async function beginLook(): Promise<Look> {
  const kept = await db().installation.findUnique({ where: { key: stateKey } });
  const [row] = await db().$queryRaw<{ now: Date }[]>`select now()`;
  const now = row?.now ?? new Date();
  if (!kept) return newLook(new Date(now.getTime() - firstMs), now);
  const look: Look = JSON.parse(kept.value);
  if (look.until) return look;
  return { ...look, ...newLook(new Date(new Date(look.since).getTime() - overlapMs), now) };
}

function newLook(from: Date, now: Date): Look {
  const since = from.toISOString();
  return { since, until: now.toISOString(), after: { at: since, id: '' }, cursor: '' };
}

/** What waits longer than a paper is news would find nothing any more. */
function finished({ until, missed = {} }: Look): Look {
  const oldest = new Date(Date.now() - newsDays * dayMs).toISOString();
  const kept = Object.entries(missed).filter(([, since]) => since > oldest);
  return { since: until, until: '', after: null, cursor: '', missed: Object.fromEntries(kept) };
}

async function keepLook(look: Look): Promise<void> {
  const value = JSON.stringify(look);
  await db().installation.upsert({
    where: { key: stateKey },
    create: { key: stateKey, value },
    update: { value },
  });
}
