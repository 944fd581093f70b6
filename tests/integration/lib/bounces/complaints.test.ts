import { beforeEach, expect, test, vi } from 'vitest';
import { receiveReport } from '@/lib/bounces/commands';
import { readComplaintRate, selectComplaints } from '@/lib/bounces/complaint-queries';
import { db } from '@/lib/db';
import { explain } from '@/tests/support/explain';
import { complaint } from '@/tests/support/reports';
import { type Sent, sendEditions } from '@/tests/support/sent';

process.env.MAIL_BOUNCE_DOMAIN = 'bounce.example.org';
let sent: Sent;

beforeEach(async () => {
  await db()
    .$executeRaw`truncate deliveries, editions, subscribers, suppressions, bounces, mail_reports cascade`;
  [sent] = (await sendEditions('ada@example.net', ['2026-11-03'])) as [Sent];
  await db().$executeRaw`update editions set frozen_at = now()`;
});

test('four complaints raise no alarm, the fifth does, in the log', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await complain(4);
  expect(await readComplaintRate()).toEqual({ complaints: 4, sent: 1, high: false });
  await receiveReport(complaint({ to: sent.returnPath }), { provider: 'http' });
  const lines = written.mock.calls.map(([line]) => String(line)).join('');
  written.mockRestore();
  expect(lines).toMatch(/"level":"error","event":"complaint_rate_high","complaints":5,"sent":1/);
});

test('among enough mails they raise none, nor do those of last week', async () => {
  await complain(5);
  await db().$executeRaw`update editions set tally = '{"sent": 5000}'`;
  expect(await readComplaintRate()).toEqual({ complaints: 5, sent: 5000, high: false });
  await db().$executeRaw`update bounces set at = now() - interval '8 days'`;
  expect((await readComplaintRate()).complaints).toBe(0);
});

test('the deliveries and complaints are found by an index', async () => {
  expect(await explain(selectComplaints)).not.toMatch(/Seq Scan on (bounces|deliveries)/);
});

async function complain(times: number): Promise<void> {
  const { subscriberId } = sent;
  const data = Array.from({ length: times }, () => ({ subscriberId, type: 'complaint', source: 'arf' }));
  await db().bounce.createMany({ data });
}
