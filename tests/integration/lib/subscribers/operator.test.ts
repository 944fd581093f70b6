import { beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { keepTyped, previewImport, runImport } from '@/lib/subscribers/csv-commands';
import { exportSubscribers, getImport, readTyped } from '@/lib/subscribers/csv-queries';
import { suppressionHash } from '@/lib/subscribers/keys';
import { findSubscriber } from '@/lib/subscribers/operator/one-queries';
import {
  beginSearch,
  eraseFor,
  liftFromSubscriber,
  suppressSubscriber,
  unsubscribeFor,
} from '@/lib/subscribers/operator-commands';
import {
  countSubscribers,
  findSubscribers,
  listSubscriberDays,
  listSubscribers,
} from '@/lib/subscribers/operator-queries';
import { removeOldImports } from '@/lib/subscribers/removal-commands';
import { insertUser } from '@/tests/support/papers';

let admin: Viewer;
let reader: Viewer;
const source = 'Paper list at the seminar, spring 2026';

beforeEach(async () => {
  await db()
    .$executeRaw`truncate deliveries, editions, subscribers, suppressions, confirmations, consents, runs, users cascade`;
  admin = viewer(await insertUser('olga', { role: 'admin' }), 'admin');
  reader = viewer(await insertUser('rita'), 'reader');
});

describe('the list', () => {
  test('goes page by page, newest first, and shows everybody once', async () => {
    await add(120);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await listSubscribers(admin, null, after);
      seen.push(...page.subscribers.map(({ email }) => email));
      after = page.next;
      more = after !== null;
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  test('shows those of one status, and those who must not be written to', async () => {
    await add(60);
    await add(3, { status: 'unsubscribed', at: 'left.example' });
    const page = await listSubscribers(admin, 'unsubscribed', null);
    expect(page.subscribers.map(({ status }) => status)).toEqual(Array(3).fill('unsubscribed'));
    await bar('p007@example.org', 'complaint');
    expect((await listSubscribers(admin, 'suppressed', null)).subscribers).toMatchObject([
      { email: 'p007@example.org', suppressed: 'complaint' },
    ]);
    expect(await countSubscribers(admin)).toMatchObject({
      ...{ confirmed: 60, unsubscribed: 3, suppressed: 1, daily: 60, weekly: 0 },
    });
  });

  test('of those not written to goes on past the end of a page', async () => {
    await add(130);
    for (let number = 0; number < 120; number += 1) await bar(`${name(number)}@example.org`, 'hard_bounce');
    const first = await listSubscribers(admin, 'suppressed', null);
    const second = await listSubscribers(admin, 'suppressed', first.next);
    const third = await listSubscribers(admin, 'suppressed', second.next);
    const all = [first, second, third].flatMap(({ subscribers }) => subscribers.map(({ id }) => id));
    expect([first, second, third].map(({ subscribers }) => subscribers.length)).toEqual([50, 50, 20]);
    expect(new Set(all).size).toBe(120);
    expect(third.next).toBeNull();
  });

  test('is searched by an address, the beginning of one, or a domain, and no address can be read from the search', async () => {
    await add(12);
    await add(2, { at: 'lab.example' });
    expect(await found('P003+news@Example.org')).toEqual(['p003@example.org']);
    expect(await found('p01')).toEqual(['p010@example.org', 'p011@example.org']);
    expect(await found('@lab.example')).toEqual(['p000@lab.example', 'p001@lab.example']);
    expect(await found('p%')).toEqual([]);
    const { sealed } = await beginSearch(admin, { find: 'p003@example.org' });
    expect(sealed).not.toContain('p003');
    expect(Buffer.from(sealed ?? '', 'base64url').toString('latin1')).not.toContain('p003');
    expect(await findSubscribers(admin, 'not sealed here', null)).toBeNull();
  });

  test('tells the last 90 days, each by its date', async () => {
    await add(2);
    const days = await listSubscriberDays(admin);
    expect(days).toHaveLength(90);
    expect(days.at(-1)).toMatchObject({ confirmed: 2, left: 0 });
  });
});

describe('one subscriber', () => {
  test('is suppressed and lifted, also after a complaint', async () => {
    const id = await one();
    await suppressSubscriber(admin, { subscriberId: id });
    expect(await findSubscriber(admin, id)).toMatchObject({ suppressed: 'operator' });
    await bar('p000@example.org', 'complaint');
    await liftFromSubscriber(admin, { subscriberId: id });
    expect(await findSubscriber(admin, id)).toMatchObject({ suppressed: null, status: 'confirmed' });
  });

  test('is unsubscribed once, on record as the operator’s doing', async () => {
    const id = await one();
    await unsubscribeFor(admin, { subscriberId: id });
    await unsubscribeFor(admin, { subscriberId: id });
    expect(await findSubscriber(admin, id)).toMatchObject({
      status: 'unsubscribed',
      consents: [{ act: 'withdrawn', operator: true }],
    });
  });

  test('is erased only when the address was typed once more', async () => {
    const id = await one();
    expect(await eraseFor(admin, { subscriberId: id, confirmation: 'yes' })).toMatchObject({ erased: false });
    expect(await findSubscriber(admin, id)).not.toBeNull();
    await eraseFor(admin, { subscriberId: id, confirmation: ' P000@example.org ' });
    expect(await findSubscriber(admin, id)).toBeNull();
  });
});

describe('an import', () => {
  const file = [
    'email,kind,hour,time_zone,confirmed_at',
    'new@example.org,weekly,9,Europe/Berlin,2026-05-01',
    'p000@example.org,daily,,,',
    'gone@example.org,daily,,,',
    'barred@example.org,daily,,,',
    'not an address,daily,,,',
    'hour@example.org,daily,25,,',
    'zone@example.org,daily,7,Mars/Olympus,',
    'New+tag@example.org,daily,,,',
    'plain@example.org,,,,',
  ].join('\n');

  test('is first shown, and changes nothing', async () => {
    await people();
    const { importId } = await previewImport(admin, { text: file, source, choice: 'send' });
    const shown = await getImport(admin, importId);
    expect(shown.counts).toEqual({ rows: 9, new: 2, known: 1, unsubscribed: 1, suppressed: 1, refused: 4 });
    expect(shown.refused.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '6: That is not an email address.',
      '7: The hour is a number from 0 to 23.',
      '8: The time zone is not known. Write it as Europe/Berlin.',
      '9: The same inbox as line 2.',
    ]);
    expect(await db().subscriber.count()).toBe(2);
    const [run] = await db().$queryRaw<{ scope: string }[]>`select scope::text from runs`;
    expect(run?.scope).not.toContain('example.org');
  });

  test('of those who agreed begins sending to the new and leaves the known as they are', async () => {
    await people();
    const importId = await bringIn(file, 'send');
    const row = await db().subscriber.findUniqueOrThrow({ where: { emailKey: 'new@example.org' } });
    expect(row).toMatchObject({
      ...{ status: 'confirmed', origin: 'import', kind: 'weekly', hour: 9, timeZone: 'Europe/Berlin' },
      confirmedAt: new Date('2026-05-01'),
    });
    expect(await findSubscriber(admin, row.id)).toMatchObject({ consents: [{ act: 'attested', source }] });
    const gone = await db().subscriber.findUniqueOrThrow({ where: { emailKey: 'gone@example.org' } });
    expect(gone.status).toBe('unsubscribed');
    expect(await db().subscriber.count({ where: { emailKey: 'barred@example.org' } })).toBe(0);
    expect(await getImport(admin, importId)).toMatchObject({ state: 'done', counts: { new: 2 } });
  });

  test('repeated changes nothing', async () => {
    const importId = await bringIn(file, 'send');
    const before = await db().subscriber.findMany({ orderBy: { id: 'asc' } });
    expect(await runImport(admin, { importId })).toMatchObject({ added: before.length });
    await bringIn(file, 'send');
    expect(await db().subscriber.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
    expect(await db().consent.count()).toBe(before.length);
  });

  test('mails nobody unless asked to, and then asks at a pace', async () => {
    await bringIn(file, undefined);
    expect(await db().subscriber.count({ where: { status: 'pending' } })).toBe(5);
    expect(await db().confirmation.count()).toBe(0);
    await bringIn('email\na@ask.example\nb@ask.example\n', 'ask');
    const asked = await db().confirmation.findMany({ orderBy: { notBefore: 'asc' } });
    expect(asked).toHaveLength(2);
    const [first, second] = asked.map(({ notBefore }) => notBefore.getTime());
    expect((second ?? 0) - (first ?? 0)).toBe(12_000);
  });

  test('needs to say where people agreed', async () => {
    await expect(previewImport(admin, { text: file, source: ' ' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('takes what was exported', async () => {
    await add(3);
    const text = await exportedText();
    await db().$executeRaw`truncate subscribers cascade`;
    await bringIn(text, 'send');
    const rows = await db().subscriber.findMany({ orderBy: { emailKey: 'asc' } });
    expect(rows.map(({ email, status }) => `${email} ${status}`)).toEqual(
      ['p000', 'p001', 'p002'].map((person) => `${person}@example.org confirmed`),
    );
  });

  test('of an export begins nothing with whoever left or must not be written to', async () => {
    await add(1);
    await add(1, { status: 'unsubscribed', at: 'left.example' });
    await add(1, { status: 'pending', at: 'asked.example' });
    await add(1, { at: 'barred.example' });
    await bar('p000@barred.example', 'complaint');
    const text = await exportedText();
    await db().$executeRaw`truncate subscribers, suppressions cascade`;
    const importId = await bringIn(text, 'send');
    expect((await db().subscriber.findMany()).map(({ email }) => email)).toEqual(['p000@example.org']);
    expect((await getImport(admin, importId)).refused.map(({ reason }) => reason).sort()).toEqual([
      'The line says that they must not be written to.',
      'The status is "pending", not confirmed.',
      'The status is "unsubscribed", not confirmed.',
    ]);
  });

  test('a day old is not run, and who must not be written to since the preview is left out', async () => {
    const { importId } = await previewImport(admin, {
      ...{ text: 'email\nana@new.example\nben@new.example', source, choice: 'send' },
    });
    await bar('ben@new.example', 'complaint');
    await db().$executeRaw`update runs set started_at = now() - interval '25 hours'`;
    await expect(runImport(admin, { importId })).rejects.toMatchObject({ code: 'not_found' });
    await db().$executeRaw`update runs set started_at = now()`;
    expect(await runImport(admin, { importId })).toMatchObject({ added: 1 });
    expect((await db().subscriber.findMany()).map(({ email }) => email)).toEqual(['ana@new.example']);
    expect((await getImport(admin, importId)).counts).toMatchObject({ new: 1, suppressed: 1 });
  });

  test('is forgotten after a day, with what it refused', async () => {
    const { importId } = await previewImport(admin, { text: file, source });
    expect(await removeOldImports()).toBe(0);
    await db().run.create({ data: { job: 'ingest', source: 'csv', outcome: 'succeeded' } });
    await db().$executeRaw`update runs set started_at = now() - interval '25 hours'`;
    expect(await removeOldImports()).toBe(1);
    await expect(getImport(admin, importId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await db().run.count()).toBe(1);
  });

  test('that is refused gives back what was typed, and no address stands in the URL', async () => {
    const typed = { source: 'Asked by olga@example.org in May', choice: 'ask', pasted: 'olga@example.org' };
    const { sealed } = await keepTyped(admin, typed);
    expect(readTyped(sealed)).toEqual(typed);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('olga');
    expect(readTyped('no seal of ours')).toEqual({ source: '', choice: 'keep', pasted: '' });
  });

  test('of fifty thousand rows is done in seconds', async () => {
    const lines = Array.from({ length: 50_001 }, (_, number) => `n${number}@many.example`);
    const importId = await bringIn(`email\n${lines.join('\n')}`, 'keep');
    expect(await db().subscriber.count()).toBe(50_000);
    expect((await getImport(admin, importId)).counts).toMatchObject({ new: 50_000, refused: 1 });
  }, 60_000);
});

describe('an export', () => {
  test('holds everybody once, a thousand at a time, behind a byte order mark', async () => {
    await add(2_100);
    const parts: string[] = [];
    for await (const part of exportSubscribers(admin)) parts.push(part);
    expect(parts).toHaveLength(4);
    expect(parts[0]?.startsWith('\ufeffemail,status,suppressed')).toBe(true);
    expect(new Set(parts.join('').split('\r\n')).size).toBe(2_102);
  });

  test('begins no cell with a formula', async () => {
    await one();
    await db().subscriber.updateMany({ data: { email: '=cmd@example.org', keywords: ['-1+2'] } });
    const text = await exportedText();
    expect(text).toContain(`"'=cmd@example.org"`);
    expect(text).toContain(`"'-1+2"`);
  });
});

test('nobody but an administrator passes any of the doors', async () => {
  const id = await one();
  const named = { subscriberId: id, confirmation: 'p000@example.org' };
  for (const who of [reader, null]) {
    const attempts = [
      () => listSubscribers(who, null, null),
      () => findSubscribers(who, 'x', null),
      () => countSubscribers(who),
      () => listSubscriberDays(who),
      () => findSubscriber(who, id),
      () => suppressSubscriber(who, named),
      () => liftFromSubscriber(who, named),
      () => unsubscribeFor(who, named),
      () => eraseFor(who, named),
      () => beginSearch(who, { find: 'p' }),
      () => previewImport(who, { text: 'email', source }),
      () => keepTyped(who, { source }),
      () => runImport(who, { importId: id }),
      () => getImport(who, id),
      async () => exportSubscribers(who),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await findSubscriber(admin, id)).toMatchObject({ status: 'confirmed', suppressed: null });
});

function viewer(userId: string, role: string): Viewer {
  return { userId, handle: role, name: role, role } as Viewer;
}

function name(number: number): string {
  return `p${String(number).padStart(3, '0')}`;
}

async function add(count: number, { status = 'confirmed', at = 'example.org' } = {}): Promise<void> {
  const data = Array.from({ length: count }, (_, number) => ({
    ...{ email: `${name(number)}@${at}`, emailKey: `${name(number)}@${at}` },
    ...{ status, timeZone: 'UTC', confirmedAt: new Date() },
    createdAt: new Date(Date.now() - Math.floor(number / 7) * 1_000),
  }));
  await db().subscriber.createMany({ data });
}

async function one(): Promise<string> {
  await add(1);
  return (await db().subscriber.findFirstOrThrow()).id;
}

async function people(): Promise<void> {
  await add(1);
  await db().subscriber.create({
    data: {
      ...{ email: 'gone@example.org', emailKey: 'gone@example.org' },
      ...{ status: 'unsubscribed', timeZone: 'UTC' },
    },
  });
  await bar('barred@example.org', 'operator');
}

async function bar(emailKey: string, reason: string): Promise<void> {
  const addressHash = suppressionHash(emailKey);
  await db().suppression.upsert({
    where: { addressHash },
    create: { addressHash, reason },
    update: { reason },
  });
}

async function found(find: string): Promise<string[]> {
  const { sealed } = await beginSearch(admin, { find });
  const page = await findSubscribers(admin, sealed ?? '', null);
  return page?.subscribers.map(({ email }) => email) ?? [];
}

async function bringIn(text: string, choice: string | undefined): Promise<string> {
  const { importId } = await previewImport(admin, { text, source, choice });
  await runImport(admin, { importId });
  return importId;
}

async function exportedText(): Promise<string> {
  const parts: string[] = [];
  for await (const part of exportSubscribers(admin)) parts.push(part);
  return parts.join('');
}
