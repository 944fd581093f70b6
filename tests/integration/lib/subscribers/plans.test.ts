import { expect, test } from 'vitest';
import { claiming } from '@/lib/subscribers/confirmation-commands';
import { pastDeliveries } from '@/lib/subscribers/delivery-queries';
import { askedOf, requestsOfTheHour } from '@/lib/subscribers/limits';
import { unconfirmed } from '@/lib/subscribers/removal-commands';
import { periodsHad } from '@/lib/subscribers/schedule-queries';
import { explain } from '@/tests/support/explain';

const statements = {
  'the confirmations that wait': claiming(50),
  'the requests of the last hour, of one network, one domain and all': requestsOfTheHour('n', 'example.org'),
  'what one inbox was asked': askedOf('ada@example.org'),
  'the last deliveries of one subscriber': pastDeliveries('an id'),
  'what one subscriber had lately': periodsHad('an id', 'daily'),
  'who never confirmed': unconfirmed(100),
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});
