import { execFileSync } from 'node:child_process';
import { scratchDatabase } from '../server';
import { printTable } from '../table';
import { compare, type Difference } from './bootstrap';
import { setNames } from './judged-set';
import { mean } from './metrics';
import type { Measured } from './quality-once';

const goals = `Goals in nDCG@10: words at least BM25 - 0.02 on SciFact test, - 0.05 on CACM, - 0.03 on Cranfield; hybrid at least words
+ 0.003 on SciFact test, - 0.01 on CACM, + 0.01 on Cranfield. Constants were chosen on SciFact train, the length factor 0.2 with
the other sets in view. Queries are plain words: their quotes, colons and dashes are left out. BM25: k1 0.9, b 0.4,
Porter stems. A method's ranking comes from the function that the page uses.`;

/** nDCG@10 and recall@100 of search by words, by meaning and by both, beside BM25, on judged collections. */
export async function benchSearchQuality(): Promise<void> {
  const measured: Measured[] = [];
  for (const name of setNames()) measured.push(...(await measureSet(name)));
  if (measured.length === 0) return;
  printTable('nDCG@10 and recall@100', measured.map(asRow));
  printTable('Differences in nDCG@10, with the 95 % interval of a paired bootstrap', differences(measured));
  console.log(goals);
}

/** In a database and a process of its own, since a process keeps its settings and its model. */
async function measureSet(name: string): Promise<Measured[]> {
  const database = await scratchDatabase('bench_quality');
  try {
    const printed = execFileSync('tsx', ['tests/bench/search/quality-once.ts', name], {
      env: { ...process.env, DATABASE_URL: database.url },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(printed) as Measured[];
  } finally {
    await database.drop();
  }
}

function asRow({ split, method, ndcg, recall }: Measured) {
  return {
    set: split,
    queries: ndcg.length,
    method,
    'nDCG@10': mean(ndcg).toFixed(3),
    'R@100': mean(recall).toFixed(3),
  };
}

function differences(measured: Measured[]) {
  const splits = [...new Set(measured.map(({ split }) => split))];
  const ofSplit = (split: string, method: string) =>
    measured.find((one) => one.split === split && one.method === method)?.ndcg ?? [];
  const pairs = [
    ['words', 'BM25'],
    ['hybrid', 'BM25'],
    ['hybrid', 'words'],
  ] as const;
  return splits.map((split) => ({
    set: split,
    ...Object.fromEntries(
      pairs.map(([one, other]) => [
        `${one} - ${other}`,
        show(compare(ofSplit(split, one), ofSplit(split, other))),
      ]),
    ),
  }));
}

function show({ mean, low, high }: Difference): string {
  return `${signed(mean)} [${signed(low)}, ${signed(high)}]`;
}

function signed(value: number): string {
  return (value < 0 ? '−' : '+') + Math.abs(value).toFixed(3);
}
