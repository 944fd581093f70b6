import type pg from 'pg';
import { primaryKey, reads } from './reads';
import { oneOf, type Sample } from './sample';

export type Times = { p50: number; p95: number };

const rounds = 400;
const warmUp = 150;
const rawPg = 'the same through pg alone';

/** Milliseconds of each read, one at a time, in turns, so that a busy moment of the machine falls on all alike. */
export async function measure(client: pg.Client, sample: Sample): Promise<Record<string, Times>> {
  const work: Record<string, () => Promise<unknown>> = {
    [rawPg]: () => client.query('select id from papers where id = $1', [oneOf(sample.papers)]),
    ...Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, () => read(sample)])),
  };
  const times = new Map(Object.keys(work).map((name) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round++)
    for (const [name, read] of Object.entries(work)) {
      const taken = await timed(read);
      if (round >= 0) times.get(name)?.push(taken);
    }
  return Object.fromEntries([...times].map(([name, taken]) => [name, spread(taken)]));
}

/** One row a read: its times in both catalogues, against the median primary-key read of the same run, and how it grew. */
export function compare(small: Record<string, Times>, large: Record<string, Times>) {
  const key = large[primaryKey]?.p50 ?? Number.NaN;
  return Object.entries(large).map(([name, { p50, p95 }]) => {
    const before = small[name] ?? { p50: Number.NaN, p95: Number.NaN };
    return {
      read: name,
      'p50 ms': p50,
      'p95 ms': p95,
      'p95 in keys': p95 / key,
      'small p50 ms': before.p50,
      'small p95 ms': before.p95,
      'growth p50': p50 / before.p50,
      'growth p95': p95 / before.p95,
    };
  });
}

async function timed(read: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await read();
  return performance.now() - begun;
}

function spread(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
