import { expect, test } from 'vitest';
import { dueOf, lookOf } from '@/lib/digest/audience';
import { callingAgain } from '@/lib/digest/audience-commands';
import { dueRows } from '@/lib/digest/due-rows';
import { closing } from '@/lib/digest/edition-commands';
import { explain } from '@/tests/support/explain';

const statements = {
  'who is looked at for the daily digest': lookOf('daily'),
  'who is looked at for the weekly digest': lookOf('weekly'),
  'who would be due': dueOf('daily'),
  'who is looked at again': callingAgain('daily'),
  'the next deliveries to claim': dueRows,
  'the editions to close': closing,
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
