import { expect, test } from 'vitest';
import { requestsOfTheHour } from '@/lib/subscribers/commands';
import { claiming } from '@/lib/subscribers/confirmation-commands';
import { explain } from '@/tests/support/explain';

const statements = {
  'the confirmations that wait': claiming(50),
  'the requests of the last hour, of one network and of all': requestsOfTheHour('a network'),
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
