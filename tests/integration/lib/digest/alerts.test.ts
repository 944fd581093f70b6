import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import { publishEdition } from '@/lib/digest/edition-commands';
import { resendUnknown } from '@/lib/digest/operator-commands';
import { tellingAlerts } from '@/lib/follows/mail-rows';
import { closeLetters } from '@/lib/mail/transport';
import { timePasses } from '@/tests/support/digest-scene';
import { explain } from '@/tests/support/explain';
import { insertFollow, insertFound, personWith } from '@/tests/support/follows';
import { insertPaper } from '@/tests/support/papers';
import { headersOf, readable, SmtpSink } from '@/tests/support/smtp-sink';

const operator = { userId: 'o', handle: 'o', name: 'Operator', role: 'admin' } as const;
const yesterday = addDays(currentFeedDay(), -1);
const ada = 'ada@example.org';
const sink = new SmtpSink();

beforeAll(async () => {
  process.env.SMTP_URL = await sink.listen();
});

beforeEach(async () => {
  sink.received.length = 0;
  sink.refused.clear();
  sink.beforeAnswer = async () => {};
  await db()
    .$executeRaw`truncate deliveries, editions, edition_papers, subscribers, bounces, suppressions, papers,
    entries, runs, mail_gates, users, follows cascade`;
  await insertPaper({ id: '2610.00001', title: 'Rings', categories: ['math.RA'], day: yesterday });
  await insertPaper({ id: '2610.00002', title: 'Loved graphs', upvotes: 12, day: yesterday });
  await insertPaper({
    id: '2610.00003',
    title: 'Quiet graphs',
    authors: ['Geoffrey Hinton'],
    day: yesterday,
  });
});

afterAll(async () => {
  closeLetters();
  await sink.close();
});

describe('the alerts of a reader', () => {
  test('stand below the edition, with their reason, in text and HTML', async () => {
    await insertReader({ papers: 1 });
    const follow = await insertFollow(await personWith(ada), 'author', 'Geoffrey Hinton');
    await insertFound(follow, ['2610.00003']);
    await run();
    const [text, html] = parts();
    for (const part of [text, html]) {
      expect(part.match(/Quiet graphs/g)).toHaveLength(1);
      expect(part).toMatch(
        /Loved graphs[\s\S]*your alerts[\s\S]*Quiet graphs[\s\S]*because you follow Geoffrey Hinton/i,
      );
      expect(part).toContain('http://localhost:3000/papers/2610.00003');
      expect(part).toContain('http://localhost:3000/follows');
    }
  });

  test('that the edition lists already are marked there and not repeated', async () => {
    await insertReader();
    const follow = await insertFollow(await personWith(ada), 'search', 'graphs');
    await insertFound(follow, ['2610.00002', '2610.00003']);
    await run();
    const [text] = parts();
    expect(text.match(/Quiet graphs/g)).toHaveLength(1);
    expect(text.match(/because of your search .{1,4}graphs/g)).toHaveLength(2);
    expect(text).not.toContain('YOUR ALERTS');
  });

  test('are sent alone where the edition has nothing for the reader', async () => {
    await insertReader({ keywords: ['volcano'] });
    const follow = await insertFollow(await personWith(ada), 'category', 'cs.LG');
    await insertFound(follow, ['2610.00003']);
    expect((await run()).counts).toMatchObject({ sent: 1, cancelled: 0 });
    expect(headersOf(raw()).get('subject')?.[0]).toMatch(/^1 new paper you follow, .*: Quiet graphs$/);
    expect(parts()[0]).toContain('No paper of this edition meets your choice from 3.');
  });

  test('are ten at most, and the mail says how many more there are', async () => {
    await insertReader({ papers: 1 });
    const ids = await insertMany(23);
    await insertFound(await insertFollow(await personWith(ada), 'category', 'cs.LG'), ids);
    await run();
    const [text] = parts();
    expect(text.match(/because you follow cs\.LG/g)).toHaveLength(10);
    expect(text).toContain('13 more new papers');
    expect(await db().alertMail.count()).toBe(23);
  });

  test('are of nobody else: not of another address, not of an unproven one, not where mail is off', async () => {
    await insertReader();
    const bo = await personWith('bo@example.org');
    await insertFound(await insertFollow(bo, 'author', 'Bo'), ['2610.00003']);
    const unproven = await personWith(ada);
    await db().user.update({ where: { id: unproven }, data: { emailVerified: null } });
    await insertFound(await insertFollow(unproven, 'author', 'Hinton'), ['2610.00003']);
    await run();
    expect(raw()).not.toContain('ecause you follow');
    expect(await db().alertMail.count()).toBe(0);
    await db().user.update({ where: { id: unproven }, data: { emailVerified: new Date() } });
    await db().follow.updateMany({ data: { mail: false } });
    await run();
    expect(await db().alertMail.count()).toBe(0);
  });
});

describe('no paper twice', () => {
  test('over three editions each paper is told once, whichever follow finds it', async () => {
    await insertReader({ papers: 1 });
    const user = await personWith(ada);
    const author = await insertFollow(user, 'author', 'Geoffrey Hinton');
    const search = await insertFollow(user, 'search', 'graphs');
    await insertFound(author, ['2610.00003']);
    await run();
    await insertFound(search, ['2610.00003', '2610.00001']);
    await nextEdition();
    await nextEdition();
    const all = sink.to(ada).map((mail) => readable(mail.raw).split('text/html')[0] ?? '');
    expect(all).toHaveLength(3);
    expect(all.filter((text) => text.includes('Quiet graphs'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('Rings'))).toHaveLength(1);
    expect(all[0]).toContain('because you follow Geoffrey Hinton');
  });

  test('a reader with two mails due at once is told in one of them, and gets both', async () => {
    await insertReader({ papers: 1 });
    const { id: subscriberId } = await db().subscriber.findFirstOrThrow();
    const user = await personWith(ada);
    const before = addDays(yesterday, -1);
    await insertPaper({ id: '2610.00008', title: 'Of the day before', day: before });
    await insertFound(await insertFollow(user, 'author', 'Geoffrey Hinton'), ['2610.00008']);
    for (const day of [before, yesterday]) {
      await publishEdition('daily', day);
      const periodStart = new Date(`${day}T00:00:00Z`);
      const edition = await db().edition.findFirstOrThrow({ where: { kind: 'daily', periodStart } });
      await db().delivery.create({
        data: { subscriberId, kind: 'daily', localDate: periodStart, editionId: edition.id },
      });
    }
    expect((await runDigest({ budgetMs: 20_000 })).counts).toMatchObject({ sent: 2 });
    const told = sink.to(ada).filter((mail) => readable(mail.raw).includes('ecause you follow'));
    expect(told).toHaveLength(1);
  });

  test('a paper of a day that is not over waits for its own edition', async () => {
    await insertReader();
    await insertPaper({ id: '2610.00009', title: 'Tomorrow’s graphs', day: currentFeedDay() });
    await insertFound(await insertFollow(await personWith(ada), 'search', 'graphs'), ['2610.00009']);
    await run();
    expect(sink.to(ada)).toHaveLength(1);
    expect(raw()).not.toContain('Tomorrow');
    expect(await db().alertMail.count()).toBe(0);
  });

  test('a retry and a resend tell the same, whatever was found or unfollowed meanwhile', async () => {
    await insertReader({ papers: 1 });
    const user = await personWith(ada);
    const author = await insertFollow(user, 'author', 'Geoffrey Hinton');
    await insertFound(author, ['2610.00003']);
    sink.refused.set(ada, { code: 451, text: '4.2.1 later' });
    await run();
    expect(sink.received).toHaveLength(0);
    await insertFound(await insertFollow(user, 'search', 'rings'), ['2610.00001']);
    await db().follow.delete({ where: { id: author } });
    await db().paper.update({ where: { id: '2610.00003' }, data: { title: 'Renamed graphs', authors: [] } });
    sink.refused.clear();
    await timePasses();
    await run();
    expect(parts()[0]).toContain('because you follow Geoffrey Hinton');
    expect(parts()[0]).toContain('Quiet graphs');
    expect(parts()[0]).not.toContain('Rings');
    await db().$executeRaw`update deliveries set status = 'unknown'`;
    await resendUnknown(operator, { kind: 'daily', date: yesterday });
    await run();
    const [first, second] = sink.to(ada).map((mail) => readable(mail.raw));
    expect(withoutDate(second)).toBe(withoutDate(first));
    expect(headersOf(sink.to(ada)[1]?.raw ?? '').get('message-id')).toEqual(
      headersOf(raw()).get('message-id'),
    );
  });

  test.each(['cancelled', 'suppressed', 'skipped_late', 'failed'])(
    'a mail that ended %s gives its papers back to the next',
    async (status) => {
      await insertReader({ papers: 1 });
      const follow = await insertFollow(await personWith(ada), 'author', 'Geoffrey Hinton');
      await insertFound(follow, ['2610.00003']);
      sink.refused.set(ada, { code: 451, text: '4.2.1 later' });
      await run();
      expect(await db().alertMail.count()).toBe(1);
      await db().$executeRaw`update deliveries set status = ${status}, finished_at = now()`;
      sink.refused.clear();
      await nextEdition();
      expect(parts()[0]).toContain('Quiet graphs');
      expect(await db().alertMail.count()).toBe(1);
    },
  );

  test('a mail of unknown fate keeps its papers', async () => {
    await insertReader({ papers: 1 });
    await insertFound(await insertFollow(await personWith(ada), 'author', 'Geoffrey Hinton'), ['2610.00003']);
    await run();
    await db().$executeRaw`update deliveries set status = 'unknown'`;
    await nextEdition();
    expect(sink.to(ada)).toHaveLength(2);
    expect(readable(sink.to(ada)[1]?.raw ?? '')).not.toContain('Quiet graphs');
  });
});

test('two workers at once tell each paper once', async () => {
  const people = Array.from({ length: 30 }, (_, place) => `r${place}@example.org`);
  for (const email of people) {
    await insertReader({ papers: 1, email });
    await insertFound(await insertFollow(await personWith(email), 'author', 'Geoffrey Hinton'), [
      '2610.00003',
    ]);
  }
  await Promise.all([run(), run()]);
  expect(sink.received).toHaveLength(30);
  for (const { raw } of sink.received)
    expect(readable(raw).match(/because you follow Geoffrey/g)).toHaveLength(1);
});

test('telling is found by indexes', async () => {
  const plan = await explain(tellingAlerts);
  expect(plan).not.toMatch(
    /Seq Scan on (deliveries|alert_mails|alert_papers|follows|users|papers|entries|editions)/,
  );
});

function run() {
  return runDigest({ budgetMs: 20_000 });
}

/** A day passes: everything that was, was a day earlier; yesterday has a new paper, and its edition is due to everybody. */
async function nextEdition(): Promise<void> {
  await db().$executeRaw`update editions set period_start = period_start - 1`;
  await db().$executeRaw`update entries set feed_day = feed_day - 1`;
  await db().$executeRaw`update deliveries set local_date = local_date - 1`;
  const number = String(await db().paper.count()).padStart(5, '0');
  await insertPaper({ id: `2611.${number}`, title: `Paper of a new day ${number}`, day: yesterday });
  await publishEdition('daily', yesterday);
  await db().$executeRaw`
    insert into deliveries (subscriber_id, kind, local_date, edition_id, status, due_at, not_before)
    select s.id, 'daily', current_date, e.id, 'pending', now(), now()
    from subscribers s, editions e where e.period_start = ${yesterday}::date and e.kind = 'daily'`;
  await run();
}

async function insertMany(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, place) => `2609.${String(place + 1).padStart(5, '0')}`);
  for (const id of ids) await insertPaper({ id, title: `Found ${id}`, day: addDays(yesterday, -1) });
  return ids;
}

async function insertReader(choice: Record<string, unknown> = {}) {
  const email = String(choice.email ?? ada);
  const confirmedAt = new Date('2026-01-01T00:00:00Z');
  await db().subscriber.create({
    data: { email, emailKey: email, status: 'confirmed', timeZone: 'Europe/Berlin', confirmedAt, ...choice },
  });
}

function raw(): string {
  return sink.to(ada).at(-1)?.raw ?? '';
}

/** The text part and the HTML part, unwrapped. */
function parts(): [string, string] {
  const [text = '', html = ''] = readable(raw()).split('Content-Type: text/html');
  return [text.replace(/\r?\n\s*/g, ' '), html.replace(/\s+/g, ' ')];
}

function withoutDate(mail = ''): string {
  return mail
    .replace(/^Date: .*$/m, '')
    .replace(/--[-_A-Za-z0-9]+/g, '')
    .replace(/boundary="[^"]+"/, '');
}
