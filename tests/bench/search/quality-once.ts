import { bm25 } from '@/tests/support/bm25';
import { type JudgedQuery, type JudgedSet, judgedSet } from './judged-set';
import { ndcg, recall } from './metrics';
import { type Method, rankings, store } from './rankings';

type Ranking = (query: string) => Promise<string[]>;
/** One number a query, in the order of the queries. */
export type Measured = { split: string; method: string; ndcg: number[]; recall: number[] };

const methods: Record<string, Method> = { words: 'words', meaning: 'meaning', hybrid: 'both' };

/** Measures one set in the empty database of DATABASE_URL, in a process of its own, and prints the measures. */
process.stdout.write(JSON.stringify(await measureSet(judgedSet(process.argv[2] ?? ''))));
process.exit(0);

async function measureSet(set: JudgedSet): Promise<Measured[]> {
  await store(set);
  const texts = set.papers.map(({ key, title, abstract }) => ({ id: key, text: `${title} ${abstract}` }));
  const reference = bm25(texts, { k1: 0.9, b: 0.4 });
  const all: Record<string, Ranking> = { BM25: async (query) => reference(query) };
  for (const [name, method] of Object.entries(methods)) all[name] = rankings(set, method);
  const measured: Measured[] = [];
  for (const split of set.splits)
    for (const [method, rank] of Object.entries(all))
      measured.push({ split: split.name, method, ...(await measure(split.queries, rank)) });
  return measured;
}

async function measure(queries: JudgedQuery[], rank: Ranking): Promise<{ ndcg: number[]; recall: number[] }> {
  const measured = { ndcg: [] as number[], recall: [] as number[] };
  for (const { text, relevant } of queries) {
    const ranked = await rank(text);
    measured.ndcg.push(ndcg(ranked, relevant));
    measured.recall.push(recall(ranked, relevant));
  }
  return measured;
}
