import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { requestSubscription } from '@/lib/subscribers/commands';

beforeEach(async () => {
  await db().$executeRaw`truncate subscribers, confirmations, consents cascade`;
});

test('one network may ask twenty times an hour, and hears nothing of the limit', async () => {
  for (let index = 0; index < 22; index += 1)
    expect(await ask(`reader${index}@example.org`, 'one')).toEqual({ status: 'check_your_inbox' });
  expect(await db().confirmation.count()).toBe(20);
  await ask('neighbour@example.org', 'another');
  expect(await db().confirmation.count()).toBe(21);
});

test('all networks together may ask six hundred times an hour, and the operator is told', async () => {
  await ask('first@example.org', 'n');
  await db().$executeRaw`
    insert into confirmations (id, subscriber_id, inbox_key, kind, time_zone, network_key, outcome)
    select 'c' || n, s.id, s.email_key, 'daily', 'Europe/Berlin', 'network ' || n, 'sent'
    from subscribers s, generate_series(2, 600) n`;
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await ask('late@example.org', 'fresh');
  expect(written.mock.calls.join()).toContain('subscription_ceiling_reached');
  written.mockRestore();
  expect(await db().subscriber.count({ where: { emailKey: 'late@example.org' } })).toBe(0);
  await db().$executeRaw`update confirmations set requested_at = now() - interval '61 minutes'`;
  await ask('late@example.org', 'fresh');
  expect(await db().subscriber.count({ where: { emailKey: 'late@example.org' } })).toBe(1);
});

test('whoever fills the field that no person sees is thanked and forgotten', async () => {
  const input = { email: 'bot@example.org', kind: 'daily', website: 'https://spam.example' };
  expect(await requestSubscription(input, 'n')).toEqual({ status: 'check_your_inbox' });
  expect(await db().subscriber.count()).toBe(0);
});

function ask(email: string, network: string): Promise<{ status: string }> {
  return requestSubscription({ email, kind: 'daily' }, network);
}
