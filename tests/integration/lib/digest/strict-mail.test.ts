import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, currentFeedDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import { closeLetters } from '@/lib/mail/transport';
import { oddRecords } from '@/tests/support/arxiv/captures';
import { oddFixtures, trueOddFixtures } from '@/tests/support/odd-papers';
import { insertPaper, type PaperFixture } from '@/tests/support/papers';
import { insertReaders } from '@/tests/support/readers';
import { SmtpSink } from '@/tests/support/smtp-sink';
import { htmlFaults, leftovers } from '@/tests/support/strict-html';
import { fieldOf, partOf, readStrictly, type StrictMail } from '@/tests/support/strict-mail';
import { decodedWords } from '@/tests/support/strict-words';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const sink = new SmtpSink();
const day = addDays(currentFeedDay(), -1);
const ada = 'Ada.Lovelace+papers@example.org';
const longest = `${'l'.repeat(64)}@${'a-long-label.'.repeat(12)}example.org`;
const plainReader = 'plain@example.org';

beforeAll(async () => {
  Object.assign(process.env, {
    SMTP_URL: await sink.listen(),
    SITE_URL: 'https://papers.example.org',
    SITE_NAME: 'Tägliche Papiere für 世界, "ungekürzt"',
    CONTACT_EMAIL: 'editors@example.org',
    MAIL_FROM: 'digest@example.org',
    MAIL_POSTAL_ADDRESS: 'Broadsheet, Gänsemarkt 1, 20354 Hamburg',
    MAIL_BOUNCE_DOMAIN: 'bounce.example.org',
    DKIM_DOMAIN: 'example.org',
    DKIM_SELECTOR: 'news',
    DKIM_PRIVATE_KEY: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
});

beforeEach(async () => {
  sink.received.length = 0;
  sink.refused.clear();
  await db()
    .$executeRaw`truncate deliveries, editions, edition_papers, subscribers, papers, entries, runs, mail_gates cascade`;
});

afterAll(async () => {
  closeLetters();
  await sink.close();
});

describe('a digest of twenty odd papers', () => {
  beforeEach(async () => {
    await printFor([ada, longest, plainReader], oddFixtures(day));
  });

  test('breaks no rule of RFC 5322, 2045, 2046 and 2047', () => {
    expect(sink.received).toHaveLength(3);
    for (const { raw } of sink.received) expect(readStrictly(raw).faults).toEqual([]);
  });

  test('has each header that a provider asks for, as it is asked for', () => {
    const mail = mailTo(ada);
    const site = 'https://papers.example.org';
    expect(fieldOf(mail, 'From')).toMatch(/ <digest@example\.org>$/);
    expect(decodedWords(fieldOf(mail, 'From'))).toContain('Tägliche Papiere für 世界');
    expect(fieldOf(mail, 'To')).toBe(ada);
    expect(fieldOf(mail, 'Date')).toMatch(
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d \+0000$/,
    );
    expect(fieldOf(mail, 'Message-ID')).toMatch(/^<d\.\d{8}\.[0-9a-f]{16,}@example\.org>$/);
    expect(fieldOf(mail, 'List-Id')).toMatch(/^(?:"[^"]+" |[^<"]+ )?<[a-z0-9.-]+\.papers\.example\.org>$/);
    expect(fieldOf(mail, 'List-Unsubscribe')).toMatch(
      /^<https:\/\/papers\.example\.org\/unsubscribe\/([a-z2-7]{32})>,\s<mailto:unsub\+\1@bounce\.example\.org\?subject=unsubscribe>$/,
    );
    expect(fieldOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(fieldOf(mail, 'List-Help')).toMatch(new RegExp(`^<${site}/[a-z]+>$`));
    expect(fieldOf(mail, 'List-Archive')).toBe(`<${site}/digest>`);
    expect(fieldOf(mail, 'Auto-Submitted')).toBe('auto-generated');
    expect(fieldOf(mail, 'Precedence')).toBe('bulk');
    expect(fieldOf(mail, 'X-Auto-Response-Suppress')).toBe('OOF, AutoReply');
    expect(fieldOf(mail, 'Feedback-ID')).toMatch(/^[\w.-]+:[\w.-]+:[\w.-]+:[\w.-]{5,15}$/);
    expect(fieldOf(mail, 'MIME-Version')).toBe('1.0');
  });

  test('names the list alike for all readers and the mail for each alone', () => {
    const mails = [ada, longest, plainReader].map(mailTo);
    expect(new Set(mails.map((mail) => fieldOf(mail, 'List-Id'))).size).toBe(1);
    expect(new Set(mails.map((mail) => fieldOf(mail, 'Feedback-ID'))).size).toBe(1);
    expect(new Set(mails.map((mail) => fieldOf(mail, 'Message-ID'))).size).toBe(3);
    expect(new Set(mails.map((mail) => fieldOf(mail, 'List-Unsubscribe'))).size).toBe(3);
  });

  test('has the text first and then the HTML, and only text for who wants that', () => {
    expect(mailTo(ada).type).toBe('multipart/alternative');
    expect(mailTo(ada).parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html']);
    expect(mailTo(plainReader).parts.map(({ type }) => type)).toEqual(['text/plain']);
  });

  test('has HTML that every mail program and every reader can use, within 95 KB', () => {
    expect(htmlFaults(partOf(mailTo(ada), 'text/html'), 20)).toEqual([]);
    expect(htmlFaults(partOf(mailTo(longest), 'text/html'), 20)).toEqual([]);
  });

  test('has a text that reads by itself: every paper with its address, the ways out, the postal address', () => {
    for (const mail of [ada, plainReader].map(mailTo)) {
      const text = partOf(mail, 'text/plain');
      expect(leftovers(text)).toEqual([]);
      for (const { id } of oddFixtures(day))
        expect(text).toContain(`https://papers.example.org/papers/${id}\n`);
      const [, page = ''] = /^<(https:[^>]+)>/.exec(fieldOf(mail, 'List-Unsubscribe')) ?? [];
      expect(text).toContain(`\n${page}\n`);
      expect(text).toMatch(/\nhttps:\/\/papers\.example\.org\/preferences\/[a-z2-7]{32}\n/);
      expect(text).toContain('Gänsemarkt 1');
      expect(text).not.toMatch(/[\u200b-\u200f\u2060\ufeff]{3}/);
    }
  });

  test('says what the papers are called, odd as they are', () => {
    const words = (text: string) => text.replace(/\s+/g, ' ');
    const text = words(partOf(mailTo(ada), 'text/plain'));
    const html = words(unescaped(partOf(mailTo(ada), 'text/html').replace(/<[^>]+>/g, ' ')));
    for (const { title = '' } of oddFixtures(day)) {
      const start = words(title).trim().slice(0, 25);
      expect(text).toContain(start);
      expect(html).toContain(start);
    }
    expect(text).toContain('山田 太郎');
  });

  test('is signed so that a verifier agrees, and both ways out are under the signature', async () => {
    const [good] = (await verify(rawTo(ada))).results;
    expect(good?.status.result).toBe('pass');
    expect(good?.algo).toBe('rsa-sha256');
    const covered = good?.signingHeaders?.keys.toLowerCase().split(/[:\s]+/) ?? [];
    for (const name of signedAtLeast) expect(covered, name).toContain(name);
    expect(rawTo(ada)).not.toMatch(/^DKIM-Signature:[\s\S]*?\bl=\d/m);
    const forged = rawTo(ada).replace(/unsubscribe\/[a-z2-7]{4}/, 'unsubscribe/aaaa');
    expect((await verify(forged)).results[0]?.status.result).not.toBe('pass');
  });
});

test('a mail that is offered again is the same mail under the same Message-ID', async () => {
  sink.refused.set('busy@example.org', { code: 451, text: '4.3.0 Later' });
  await printFor(['busy@example.org'], oddFixtures(day).slice(0, 3));
  const [row] = await db().delivery.findMany();
  sink.refused.clear();
  await db().$executeRaw`update deliveries set not_before = now()`;
  await runDigest({ budgetMs: 20_000 });
  expect(row?.messageId).toBeTruthy();
  expect(fieldOf(mailTo('busy@example.org'), 'Message-ID')).toBe(row?.messageId);
});

test.skipIf(oddRecords.missing)('true odd records make mails that break no rule either', async () => {
  for (const page of trueOddFixtures(day)) {
    await db()
      .$executeRaw`truncate deliveries, editions, edition_papers, subscribers, papers, entries cascade`;
    sink.received.length = 0;
    await printFor([ada, plainReader], page);
    for (const { raw } of sink.received) expect(readStrictly(raw).faults).toEqual([]);
    expect(htmlFaults(partOf(mailTo(ada), 'text/html'), page.length)).toEqual([]);
    expect((await verify(rawTo(ada))).results[0]?.status.result).toBe('pass');
  }
});

const signedAtLeast = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'auto-submitted',
  'feedback-id',
];

async function printFor(readers: string[], papers: PaperFixture[]): Promise<void> {
  for (const paper of papers) await insertPaper(paper);
  await insertReaders(readers);
  await db().$executeRaw`update subscribers set papers = 20, text_only = email = ${plainReader}`;
  await runDigest({ budgetMs: 20_000 });
}

function rawTo(address: string): string {
  const [mail, second] = sink.to(address);
  if (!mail || second) throw new Error(`${address} has not one mail`);
  return mail.raw;
}

function mailTo(address: string): StrictMail {
  return readStrictly(rawTo(address));
}

function verify(raw: string) {
  return dkimVerify(Buffer.from(raw), {
    resolver: async (name: string) => {
      if (name !== 'news._domainkey.example.org') throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
      return [[`v=DKIM1; k=rsa; p=${publicKey}`]];
    },
  });
}

function unescaped(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: '\u00a0' };
  return html
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp|nbsp);/g, (_, name: string) => named[name] ?? '');
}
