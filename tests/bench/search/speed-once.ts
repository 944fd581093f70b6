import pg from 'pg';
import { AppError } from '@/lib/errors';
import { findIds, searchPapers } from '@/lib/search/queries';
import { quantile } from './metrics';
import { drawQueries, hardQueries } from './speed-queries';
import { watchTransactions } from './transactions';

/** Times in milliseconds; `oldest` is the oldest transaction of a search that was seen. */
export type Speed = {
  times: Record<string, string | number>[];
  longest: { ms: number; queries: number; timeouts: number };
  oldest: number;
};

type Ask = (query: string) => Promise<unknown>;

const rounds = Number(process.env.SEARCH_ROUNDS ?? 3);
const most = process.argv[2] === 'both' ? 'both' : 'words';
const url = process.env.DATABASE_URL ?? '';

const plain = `
  select paper_id from paper_words, plainto_tsquery('papers', search_text($1)) as query
  where words @@ query order by ts_rank_cd(words, query) desc, paper_id desc limit 20`;

/** Measures search in the filled database of DATABASE_URL and prints what it found. */
process.stdout.write(JSON.stringify(await measure()));
process.exit(0);

async function measure(): Promise<Speed> {
  const client = new pg.Client({ connectionString: url, application_name: 'plain' });
  await client.connect();
  const queries = await drawQueries(client);
  const watch = await watchTransactions(url);
  for (const query of Object.values(queries).flatMap((some) => some.slice(0, 5)))
    for (const ask of Object.values(methods(client))) await timed(ask, query);
  const times = [];
  for (const [kind, some] of Object.entries(queries)) times.push(...(await measureKind(client, kind, some)));
  const longest = await measureHard(client);
  return { times, longest, oldest: await watch.stop() };
}

function methods(client: pg.Client): Record<string, Ask> {
  const ids = (method: 'words' | 'both') => (q: string) =>
    findIds({ q, sort: 'relevance', limit: 20, offset: 0, method });
  return {
    words: ids('words'),
    ...(most === 'both' && {
      hybrid: ids('both'),
      'hybrid page': (q: string) => searchPapers({ q, sort: 'relevance', page: 1 }),
    }),
    plain: (q) => client.query(plain, [q]),
  };
}

/** All rounds together, and the quietest round by itself. */
async function measureKind(client: pg.Client, kind: string, queries: string[]): Promise<Speed['times']> {
  const asks = Object.entries(methods(client));
  const taken = new Map(asks.map(([name]) => [name, [] as number[][]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name] of asks) taken.get(name)?.push([]);
    for (const query of queries)
      for (const [name, ask] of asks)
        taken
          .get(name)
          ?.at(-1)
          ?.push(await timed(ask, query));
  }
  const plainMedian = quantile((taken.get('plain') ?? []).flat(), 0.5);
  return [...taken].map(([method, byRound]) => {
    const all = byRound.flat();
    return {
      queries: kind,
      method,
      'p50 ms': quantile(all, 0.5),
      'p95 ms': quantile(all, 0.95),
      'max ms': Math.max(...all),
      'p95 of the quietest round': Math.min(...byRound.map((times) => quantile(times, 0.95))),
      'times as fast as plain (p50)': plainMedian / quantile(all, 0.5),
    };
  });
}

async function measureHard(client: pg.Client): Promise<Speed['longest']> {
  const longest = { ms: 0, queries: 0, timeouts: 0 };
  for (const q of await hardQueries(client)) {
    const begun = performance.now();
    try {
      await findIds({ q, sort: 'relevance', limit: 20, offset: 0, method: most });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'search_timeout')) throw error;
      longest.timeouts += 1;
    }
    longest.queries += 1;
    longest.ms = Math.max(longest.ms, performance.now() - begun);
  }
  return longest;
}

async function timed(ask: Ask, query: string): Promise<number> {
  const begun = performance.now();
  await ask(query).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'search_timeout')) throw error;
  });
  return performance.now() - begun;
}
