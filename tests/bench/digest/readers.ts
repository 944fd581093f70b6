import { writeInBulk } from '@/lib/bulk';
import { addDays, currentFeedDay, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';

/** One frozen edition of yesterday, of `papers` papers with abstracts of a usual length. */
export async function insertEdition(papers: number): Promise<string> {
  const data = { kind: 'daily', periodStart: fromDay(addDays(currentFeedDay(), -1)), contentHash: 'bench' };
  const { id } = await db().edition.create({ data, select: { id: true } });
  await db().editionPaper.createMany({
    data: Array.from({ length: papers }, (_, index) => ({
      editionId: id,
      place: index + 1,
      paperId: `2610.${10_000 + index}`,
      title: `On the ${index + 1}th of many ways in which a model of moderate size learns from few examples`,
      abstract: sentences.join(' '),
      abstractBy: 'authors',
      authors: ['Ada Lovelace', 'Emmy Noether', 'Grace Hopper', 'Mary Somerville', 'Sofia Kovalevskaya'],
      categories: ['cs.LG', 'stat.ML'],
      upvotes: papers - index,
      commentCount: 1,
      codeUrl: 'https://example.org/code',
      publishedAt: new Date('2026-10-28T17:59:59Z'),
      chosen: true,
    })),
  });
  return id;
}

const slice = 25_000;

/** Confirmed subscribers over a few domains who never had an edition, so that all are due at once. */
export async function insertSubscribers(count: number): Promise<void> {
  for (let first = 1; first <= count; first += slice)
    await writeInBulk((sql) => sql(insertSlice, [first, Math.min(count, first + slice - 1)]));
  await writeInBulk((sql) => sql('analyze subscribers'));
}

const insertSlice = `
  insert into subscribers (id, email, email_key, status, time_zone, hour, confirmed_at, looked_at)
  select gen_random_uuid()::text, address, address, 'confirmed',
    (array['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC'])[1 + n % 5], n % 24,
    '2026-01-01', '2026-01-01'
  from (select n, 'reader' || n || '@' || (array['example.org', 'example.net', 'example.com'])[1 + n % 3] as address
    from generate_series($1::int, $2::int) n) made`;

const sentences = [
  'We study how a model of moderate size learns a task from a handful of examples when the examples are chosen by the',
  'model itself, and we compare this with choices made at random, by hand and by a larger model.',
  'On seven public benchmarks the chosen examples help most where the task is rare in what the model has read before,',
  'and least where it is common; the gain does not depend on the order of the examples.',
  'A simple account of the effect predicts which examples will be chosen, and we test the prediction on two tasks that',
  'none of the models could have seen. Code and data are public.',
];
