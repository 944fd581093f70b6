import { beforeEach, expect, test } from 'vitest';
import { addDays, currentFeedDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { addressEdition } from '@/lib/digest/audience-commands';
import { rehearse } from '@/lib/digest/dry-run-queries';
import { dueOrOpen } from '@/lib/digest/due-or-open';
import { closeEditions, publishDueEditions } from '@/lib/digest/edition-commands';
import {
  abortEdition,
  holdEdition,
  resendUnknown,
  resumeEdition,
  updateUnknown,
} from '@/lib/digest/operator-commands';
import { deliveriesAsCsv } from '@/lib/digest/operator-csv-queries';
import { listDeliveries, selectDeliveries } from '@/lib/digest/operator-delivery-queries';
import { findPreview } from '@/lib/digest/operator-preview-queries';
import { findEditionShown, selectCounts } from '@/lib/digest/operator-queries';
import { selectReportsByDay } from '@/lib/digest/operator-report-queries';
import { suppressionHash } from '@/lib/subscribers/keys';
import { readersCalled, setScene } from '@/tests/support/digest-scene';
import { explain } from '@/tests/support/explain';

const admin = { userId: 'operator', handle: 'ann', name: 'Ann', role: 'admin' } as const;
const day = addDays(currentFeedDay(), -1);
const named = { kind: 'daily', date: day };

beforeEach(() => setScene(readersCalled('r', 4)));

test('nobody but an administrator can act on an edition', async () => {
  for (const act of [holdEdition, resumeEdition, abortEdition, resendUnknown])
    for (const viewer of [null, { ...admin, role: 'moderator' } as const])
      await expect(act(viewer, { kind: 'nonsense' })).rejects.toMatchObject({ code: 'not_found' });
});

test('a held edition can be resumed, and what waited is due at once', async () => {
  const id = await frozenAndAddressed();
  await holdEdition(admin, named);
  await holdEdition(admin, named);
  expect((await shown()).heldAt).not.toBeNull();
  await db()
    .$executeRaw`update deliveries set not_before = now() + interval '10 minutes' where edition_id = ${id}`;
  expect((await resumeEdition(admin, named)).deliveries).toBe(4);
  expect((await resumeEdition(admin, named)).deliveries).toBe(0);
  expect(await db().delivery.count({ where: { notBefore: { gt: new Date() } } })).toBe(0);
  expect((await shown()).heldAt).toBeNull();
});

test('aborting cancels what has not begun and leaves what is being sent', async () => {
  await frozenAndAddressed();
  await set('r0', 'sending');
  await set('r1', 'claimed');
  expect((await abortEdition(admin, named)).deliveries).toBe(3);
  expect((await abortEdition(admin, named)).deliveries).toBe(0);
  const { counts, candidates, open } = await shown();
  expect({ candidates, open, ...counts }).toMatchObject({ candidates: 4, open: 1, cancelled: 3, sending: 1 });
});

test('an unknown delivery is sent again only when asked, under the same Message-ID, and not to who has left', async () => {
  const id = await frozenAndAddressed();
  for (const reader of ['r0', 'r1', 'r2']) await set(reader, 'unknown');
  await set('r3', 'sent');
  await db().$executeRaw`update subscribers set status = 'unsubscribed' where email like 'r2@%'`;
  await closeEditions();
  expect((await shown()).counts).toMatchObject({ unknown: 3, sent: 1 });
  const { deliveries } = await listDeliveries({ editionId: id, state: 'unknown' }, null);
  const resendable = deliveries.filter((one) => one.resendable);
  expect([deliveries.length, resendable.length]).toEqual([3, 2]);
  expect((await resendUnknown(admin, { ...named, number: resendable[0]?.number })).deliveries).toBe(1);
  expect((await resendUnknown(admin, named)).deliveries).toBe(1);
  expect((await resendUnknown(admin, named)).deliveries).toBe(0);
  expect((await shown()).counts).toMatchObject({ unknown: 1, retry: 2, sent: 1 });
  const again = await db().delivery.findMany({ where: { status: 'retry' } });
  expect(again.map(({ messageId }) => messageId)).toEqual(['<same@host>', '<same@host>']);
});

test('deliveries are paged and written as CSV without an address', async () => {
  const id = await frozenAndAddressed();
  await db().$executeRaw`update deliveries set response = '=1+1, "x"'
    where subscriber_id = (select id from subscribers where email like 'r0@%')`;
  const all = await listDeliveries({ editionId: id, state: null }, null);
  expect(all.deliveries.map(({ address }) => address?.slice(0, 4))).toEqual(Array(4).fill('r…@d'));
  const rest = await listDeliveries({ editionId: id, state: null }, all.deliveries[1]?.number ?? null);
  expect(rest.deliveries).toEqual(all.deliveries.slice(2));
  const file = await readAll(deliveriesAsCsv({ editionId: id, state: null }));
  expect(file.split('\r\n')).toHaveLength(6);
  expect(file).toContain(`"'=1+1, ""x"""`);
  expect(file).not.toContain('r0@');
});

test('a dry run tells who would be written to from an edition that is not frozen yet, and writes nothing', async () => {
  await db().$executeRaw`update subscribers set keywords = '{zebra}' where email like 'r1@%'`;
  await db().$executeRaw`update subscribers set paused_until = current_date + 9 where email like 'r2@%'`;
  await db().suppression.create({
    data: { addressHash: suppressionHash(readersCalled('r', 4)[3] ?? ''), reason: 'bounce' },
  });
  const { editions } = await rehearse(new Date(), { list: true });
  expect(editions.filter(({ kind }) => kind === 'daily')).toMatchObject([
    {
      kind: 'daily',
      periodStart: day,
      frozen: false,
      papers: 2,
      readers: 1,
      skipped: { nothing_matched: 1, paused: 1, suppressed: 1 },
      addresses: ['r…@d0.example.org'],
    },
  ]);
  expect(await db().edition.count()).toBe(0);
  expect(await db().delivery.count()).toBe(0);
  expect(await db().installation.count()).toBe(0);
});

test('a dry run of frozen editions tells the same as the run itself, and what a hold or a closed gate keeps', async () => {
  await publishDueEditions();
  expect(await rehearsedDaily()).toMatchObject([{ frozen: true, readers: 4, skipped: {} }]);
  await frozenAndAddressed();
  expect(await rehearsedDaily()).toMatchObject([{ frozen: true, readers: 4, skipped: {} }]);
  await db().mailGate.create({
    data: { name: 'd0.example.org', closedUntil: new Date(Date.now() + 60_000), closedBecause: 'busy' },
  });
  expect(await rehearsedDaily()).toMatchObject([{ readers: 3, skipped: { gate_closed: 1 } }]);
  await holdEdition(admin, named);
  await db().$executeRaw`update deliveries set not_before = now() + interval '9 minutes'`;
  expect(await rehearsedDaily()).toMatchObject([{ readers: 0, skipped: { held: 4 } }]);
  await db().$executeRaw`update editions set held_at = null`;
  expect(await rehearsedDaily()).toMatchObject([{ readers: 0, skipped: { later: 4 } }]);
});

test('the preview shows the newest papers as they would be frozen, without the links of any reader', async () => {
  const preview = await findPreview('daily', null, new Date());
  expect(preview).toMatchObject({ frozen: false, periodStart: day, total: 2 });
  expect(preview?.subject).toContain('Loved paper');
  expect(`${preview?.html}${preview?.text}`).not.toContain('READERS');
  await publishDueEditions();
  expect(await findPreview('daily', null, new Date())).toEqual({ ...preview, frozen: true });
});

test.each([
  ['counts of editions', selectCounts(['a', 'b'])],
  ['all deliveries of an edition', selectDeliveries({ editionId: 'a', state: null }, '7', 50)],
  ['deliveries in a state', selectDeliveries({ editionId: 'a', state: 'failed' }, null, 50)],
  ['what is sent again', updateUnknown('a', null)],
  ['reports a day', selectReportsByDay(new Date())],
  ['a rehearsal', dueOrOpen('weekly')],
])('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan/);
});

async function frozenAndAddressed(): Promise<string> {
  await publishDueEditions();
  await addressEdition('daily');
  const edition = await db().edition.findFirstOrThrow({ where: { kind: 'daily' } });
  expect(toDay(edition.periodStart)).toBe(day);
  return edition.id;
}

async function rehearsedDaily() {
  return (await rehearse(new Date())).editions.filter(({ kind }) => kind === 'daily');
}

async function shown() {
  const edition = await findEditionShown('daily', day);
  if (!edition) throw new Error('There is no edition');
  return edition;
}

async function set(reader: string, status: string): Promise<void> {
  await db().$executeRaw`update deliveries set status = ${status}, claimed_by = 'w', lease_until = now(),
      message_id = '<same@host>', finished_at = now()
    where subscriber_id = (select id from subscribers where email like ${`${reader}@%`})`;
}

async function readAll(pieces: AsyncGenerator<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts).toString('utf8');
}
