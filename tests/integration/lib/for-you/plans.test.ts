import { expect, test } from 'vitest';
import type { Prisma } from '@/lib/db';
import { selectFirstDay, selectHolding, selectKnown, selectNewest } from '@/lib/for-you/candidate-queries';
import { selectCategories } from '@/lib/for-you/interest-queries';
import { selectLiked } from '@/lib/for-you/profile-queries';
import { explain } from '@/tests/support/explain';

const since = new Date('2026-10-16');
const today = '2026-10-29';
const known = { userId: 'somebody', pool: { ids: ['2610.00001'], points: [0] }, authored: [], since, today };

const statements: Record<string, Prisma.Sql> = {
  'the newest days': selectFirstDay(today),
  'the newest papers': selectNewest(since, today),
  'the papers of a category': selectHolding(['cat=cs.lg'], 100, since),
  'the papers of an author': selectHolding(['name=ada roe', 'name=bo lin'], 100, null),
  'what is known of papers': selectKnown(known),
  'what somebody likes': selectLiked('somebody'),
  'the categories of the site': selectCategories(today),
};

test.each(Object.entries(statements))('%s are found by an index', async (_, statement) => {
  expect(await explain(statement)).not.toContain('Seq Scan');
});
