import { beforeAll, describe, expect, test } from 'vitest';
import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { askUntil } from '@/lib/search/budget';
import { matching, matchingNewest } from '@/lib/search/candidates';
import { newMatching } from '@/lib/search/new-matches';
import { type Plan, planSearch } from '@/lib/search/plan';
import { findIds } from '@/lib/search/queries';
import { rankedColumns, rankedSql } from '@/lib/search/ranking';
import { reading } from '@/lib/search/reading';
import { matchingMostVoted } from '@/lib/search/sorting';
import { alikeSql } from '@/lib/search/suggestion';
import { parseQuery } from '@/lib/search/syntax';
import { explain } from '@/tests/support/explain';
import { insertPaper } from '@/tests/support/papers';

let plan: Plan;

beforeAll(async () => {
  for (let number = 1; number <= 30; number += 1)
    await insertPaper({ id: `2610.${String(number).padStart(5, '0')}`, day: '2026-10-01' });
  await db().$executeRaw`analyze`;
  const planned = await askUntil(soon(), (ask) => planSearch(ask, parseQuery('paper called')));
  if (!planned) throw new Error('nothing to look for');
  plan = planned;
});

describe('reads an index', () => {
  test('for words', async () => {
    expect(await explain(rankedSql(matching("'paper'", plan, rankedColumns(plan), 100)))).toContain(
      'paper_words_words',
    );
  });

  test('for the newest', async () => {
    const walk = { walked: 60_000, limit: 20 };
    const read = await explain(rankedSql(matchingNewest("'paper'", plan, rankedColumns(plan), walk)));
    expect(read).toContain('paper_words_newest');
    expect(read).not.toContain('paper_words_words');
  });

  test('for the most voted', async () => {
    const read = await explain(matchingMostVoted("'paper'", plan));
    expect(read).toContain('papers_votes');
  });

  test('for how many papers have a word, whatever is known of the table', async () => {
    const read = await explain(reading(['paper called'], [], ['cat=cs']));
    expect(read).toContain('lexemes_pkey');
    expect(read).not.toMatch(/Hash|Merge/);
  });

  test('for known words that are alike', async () => {
    expect(await explain(alikeSql(['transfomer']))).toContain('corpus_words_similar');
  });

  test('for what is new', async () => {
    expect(await explain(newMatching(plan, new Date(), 10))).toContain('entries_newest');
  });
});

describe('the time of a search', () => {
  test('ends a statement that takes longer', async () => {
    const asked = askUntil(performance.now() + 100, (ask) => ask(Prisma.sql`select pg_sleep(5)::text`));
    await expect(asked).rejects.toThrow(new AppError('search_timeout'));
  });

  test('is never wholly given to one statement, for a busy machine ends it late', async () => {
    const [row] = await askUntil(performance.now() + 2_000, (ask) =>
      ask<{ statement_timeout: string }>(Prisma.sql`show statement_timeout`),
    );
    expect(Number.parseInt(row?.statement_timeout ?? '', 10)).toBeLessThanOrEqual(1_800);
  });

  test('is one for all its statements', async () => {
    const asked = askUntil(performance.now() + 400, async (ask) => {
      for (let time = 0; time < 10; time += 1) await ask(Prisma.sql`select pg_sleep(0.1)::text`);
    });
    await expect(asked).rejects.toThrow(new AppError('search_timeout'));
  });

  test('counts the wait for a locked table', async () => {
    await db().$transaction(
      async (transaction) => {
        await transaction.$executeRaw`lock table paper_words in access exclusive mode`;
        const asked = findIds({ q: 'paper', limit: 5, offset: 0, method: 'words' });
        await expect(asked).rejects.toMatchObject({ code: 'search_timeout' });
      },
      { timeout: 10_000 },
    );
  });

  test('leaves the connection as it was', async () => {
    const before = await readSettings();
    await askUntil(soon(), (ask) => ask(Prisma.sql`select 1 as one`));
    expect(await readSettings()).toEqual(before);
    expect(before).toMatchObject([{ time: '10s' }]);
  });
});

function readSettings(): Promise<{ time: string; memory: string }[]> {
  return db()
    .$queryRaw`select current_setting('statement_timeout') as time, current_setting('work_mem') as memory`;
}

function soon(): number {
  return performance.now() + 5_000;
}
