import { expect, test } from 'vitest';
import { dueOf } from '@/lib/digest/audience-commands';
import { dueRows } from '@/lib/digest/delivery-commands';
import { closing } from '@/lib/digest/edition-commands';
import { explain } from '@/tests/support/explain';

const subscriberId = '00000000-0000-4000-8000-000000000000';
const statements = {
  'who is due for the daily digest': dueOf('daily', {}),
  'who is due for the weekly digest': dueOf('weekly', {}),
  'whether one subscriber is due': dueOf('daily', { subscriberId }),
  'the next deliveries to claim': dueRows('pending', 10),
  'the next deliveries to try again': dueRows('retry', 10),
  'the deliveries of one subscriber': dueRows('pending', 10, { subscriberId }),
  'the editions to close': closing,
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
