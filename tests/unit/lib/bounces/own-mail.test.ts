import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readReport } from '@/lib/bounces/reading';
import { contentOf } from '@/lib/digest/content';
import { compose, letterFor, messageIdOf } from '@/lib/digest/letter';
import { unfiltered } from '@/lib/digest/schema';
import { linkToken } from '@/lib/subscribers/keys';
import { deliveryNumberIn } from '@/lib/subscribers/return-path';
import { complaint } from '@/tests/support/reports';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('AUTH_SECRET', 'auth-secret-for-tests-only');
  vi.stubEnv('SITE_URL', 'http://localhost:3000');
  vi.stubEnv('MAIL_BOUNCE_DOMAIN', 'bounce.example.org');
});
afterAll(() => vi.unstubAllEnvs());

const subscriberId = '01234567-89ab-4cde-8f01-23456789abcd';
const edition = { kind: 'daily', periodStart: '2026-11-03' };

test('a digest given back tells its reader and its edition', async () => {
  const { mail, token, from } = await digest();
  expect(await cluesOf(mail)).toMatchObject({ tokens: [token], edition });
  expect(deliveryNumberIn(from)).toBe(4711n);
});

test.each(['List-Unsubscribe', 'Feedback-ID', 'Message-ID'])(
  'it still does where the loop takes %s away',
  async (name) => {
    const { mail, token } = await digest();
    const less = mail.replace(new RegExp(`^${name}:.*\\r\\n(?:[ \\t].*\\r\\n)*`, 'mi'), '');
    expect(less).not.toBe(mail);
    expect(await cluesOf(less)).toMatchObject({ tokens: [token], edition });
  },
);

async function digest() {
  const paper = {
    ...{
      place: 1,
      id: '2611.00001',
      title: 'A paper',
      abstract: 'Words.',
      abstractBy: 'authors',
      authors: ['Ada'],
    },
    ...{ categories: ['cs.CL'], upvotes: 1, commentCount: 0, codeUrl: null, chosen: true },
    ...{ publishedAt: '2026-11-03T00:00:00Z', byline: 'Ada', opening: 'Words.', tally: '1 vote' },
  };
  const frozen = { kind: 'daily' as const, periodStart: '2026-11-03', papers: [paper] };
  const composed = await compose(contentOf(frozen, unfiltered));
  const reader = { subscriberId, email: 'ada@example.net', tokenVersion: 1 };
  const { envelope, raw } = letterFor(composed, reader, messageIdOf(composed, reader), 4711n);
  const token = linkToken('unsubscribe', subscriberId, 1);
  return { mail: raw.toString('utf8'), from: envelope.from, token };
}

async function cluesOf(returned: string) {
  const report = await readReport(complaint({ returned }));
  if (!('clues' in report)) throw new Error(`no clues in ${report.kind}`);
  return report.clues;
}
