import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readReport } from '@/lib/bounces/reading';
import type { Report } from '@/lib/bounces/schema';
import { returnPathOf, unsubscribeMailbox } from '@/lib/subscribers/return-path';
import {
  absenceNotes,
  complaint,
  exchangeReport,
  eximReport,
  forwardedReport,
  internationalReport,
  postfixReport,
  reportOn,
  returnedTop,
  unsubscribeMail,
} from '@/tests/support/reports';

const token = 'abcdefghijklmnopqrstuvwxyz234567';
let to = '';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('AUTH_SECRET', 'auth-secret-for-tests-only');
  vi.stubEnv('MAIL_BOUNCE_DOMAIN', 'bounce.example.org');
  to = returnPathOf(1234n) ?? '';
});
afterAll(() => vi.unstubAllEnvs());

describe('a report of failure', () => {
  const makes = {
    Postfix: postfixReport,
    Exim: eximReport,
    Exchange: exchangeReport,
    Gmail: forwardedReport,
  };

  test.each(Object.entries(makes))(
    'by %s tells that the address is dead, and whose it was',
    async (_, make) => {
      const report = await readReport(make({ to }));
      expect(report).toMatchObject({ kind: 'bounce', finding: { type: 'hard' } });
      expect(cluesOf(report).addresses).toContain(to);
    },
  );

  test('is read in other scripts', async () => {
    const report = await readReport(internationalReport(to));
    expect(report).toMatchObject({ kind: 'bounce', finding: { type: 'hard', code: '5.1.1' } });
  });

  test('is read where its text is in no known encoding', async () => {
    const raw = postfixReport({ to, diagnostic: 'smtp; 550 5.1.1 Empf?nger unbekannt' });
    const odd = Buffer.from(raw.toString('latin1').replace('Empf?nger', 'Empf\xe4nger'), 'latin1');
    expect(await readReport(odd)).toMatchObject({ kind: 'bounce', finding: { type: 'hard' } });
  });

  test('names the edition and the token of the mail it returns', async () => {
    const report = await readReport(postfixReport({ to: 'x@example.org', returned: returnedTop({ token }) }));
    expect(cluesOf(report)).toMatchObject({
      tokens: [token],
      edition: { kind: 'daily', periodStart: '2026-11-03' },
    });
  });

  test('takes the recipient from the mail server before that of the header', async () => {
    const report = await readReport(postfixReport({ to: 'postmaster@example.org' }), to);
    expect(cluesOf(report).addresses[0]).toBe(to);
  });

  test('counts by its gravest recipient', async () => {
    const raw = reportOn(to, [
      { action: 'failed', status: '5.2.2' },
      { action: 'failed', status: '5.1.1' },
    ]);
    expect(await readReport(raw)).toMatchObject({ finding: { type: 'hard' } });
  });

  test('counts less where another recipient got the mail', async () => {
    const raw = reportOn(to, [
      { action: 'relayed', status: '2.0.0' },
      { action: 'failed', status: '5.1.1' },
    ]);
    expect(await readReport(raw)).toMatchObject({ finding: { type: 'soft', points: 1 } });
  });
});

describe('nothing', () => {
  test.each(['delayed', 'delivered', 'relayed', 'expanded'])('is a report that says %s', async (action) => {
    const raw = reportOn(to, [{ action, status: action === 'delayed' ? '4.4.1' : '2.0.0' }]);
    expect(await readReport(raw)).toEqual({ kind: 'nothing', because: action });
  });

  test.each(Object.keys(absenceNotes('')))('is a note of absence: %s', async (name) => {
    const note = absenceNotes(to)[name] ?? Buffer.alloc(0);
    expect((await readReport(note, to)).kind).toBe('nothing');
  });

  test('is a report inside a mail that somebody forwards', async () => {
    const inner = postfixReport({ to }).toString();
    const raw = `From: a@example.net\r\nTo: ${to}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=f\r\n\r\n--f\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--f--\r\n`;
    expect((await readReport(Buffer.from(raw))).kind).toBe('nothing');
  });

  test.each([
    ['an empty message', ''],
    ['zeros', '\0'.repeat(1000)],
    [
      'a report that breaks off',
      `To: x\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: mess`,
    ],
    ['a status part without fields', 'Content-Type: message/delivery-status\r\n\r\nhello'],
  ])('is %s', async (_, raw) => {
    expect((await readReport(Buffer.from(raw))).kind).toBe('nothing');
  });

  test('is a message nested without end', async () => {
    let raw = 'hello';
    for (let depth = 0; depth < 400; depth += 1)
      raw = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${raw}\r\n--b${depth}--`;
    expect((await readReport(Buffer.from(raw))).kind).toBe('nothing');
  });

  test('is whatever else may come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (raw) => {
        expect((await readReport(Buffer.from(raw))).kind).toBe('nothing');
      }),
    );
  });
});

test('a report of a megabyte is read quickly', async () => {
  const returned = `${returnedTop({ token })}\n\n${'x '.repeat(500_000)}`;
  const before = performance.now();
  expect((await readReport(postfixReport({ to, returned }))).kind).toBe('bounce');
  expect(performance.now() - before).toBeLessThan(3_000);
});

describe('feedback', () => {
  test('of abuse is a complaint, known by the token of the mail it returns', async () => {
    const report = await readReport(complaint({ returned: returnedTop({ token }) }));
    expect(report).toMatchObject({
      kind: 'bounce',
      finding: { type: 'complaint' },
      clues: { tokens: [token] },
    });
  });

  test('is known by the return path of the mail it returns', async () => {
    expect(cluesOf(await readReport(complaint({ returned: returnedTop({ from: to }) }))).addresses).toContain(
      to,
    );
    expect(
      cluesOf(await readReport(complaint({ more: `Original-Mail-From: <${to}>\n` }))).addresses,
    ).toContain(to);
  });

  test('is known by a link in the text, though quoted-printable broke it', async () => {
    const returned = `${returnedTop()}\n\nhttps://example.org/unsubscribe/=\n${token}=\n more`;
    expect(cluesOf(await readReport(complaint({ returned }))).tokens).toEqual([token]);
  });

  test.each([
    ['not-spam', 'not_spam'],
    ['fraud', 'fraud'],
    ['virus', 'virus'],
    ['auth-failure', 'auth_failure'],
    ['opt-out-list', 'other_feedback'],
  ])('of %s is for the operator to see', async (type, word) => {
    expect(await readReport(complaint({ type }))).toMatchObject({ kind: 'notice', type: word });
  });

  test.each(['Feedback-Type: abuse\n', 'Version: 1\n', 'User-Agent: other\n'])(
    'that says twice %j does not count',
    async (more) => {
      expect(await readReport(complaint({ more }))).toMatchObject({
        kind: 'notice',
        type: 'broken_feedback',
      });
    },
  );
});

test('a mail to the address of List-Unsubscribe asks to unsubscribe', async () => {
  const mailbox = unsubscribeMailbox(token) ?? '';
  const asks = { kind: 'unsubscribe', token };
  expect(await readReport(unsubscribeMail(mailbox))).toEqual(asks);
  expect(await readReport(unsubscribeMail('digest@example.org'), mailbox.toUpperCase())).toEqual(asks);
  expect((await readReport(unsubscribeMail(`unsub+${token}@elsewhere.example`))).kind).toBe('nothing');
});

function cluesOf(report: Report) {
  if (!('clues' in report)) throw new Error(`no clues in ${report.kind}`);
  return report.clues;
}
