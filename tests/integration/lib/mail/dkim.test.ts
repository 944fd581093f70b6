import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose, letterFor, messageIdOf } from '@/lib/digest/letter';
import type { DigestContent } from '@/lib/digest/schema';
import { openLane } from '@/lib/mail/lane';
import { headersOf, SmtpSink } from '@/tests/support/smtp-sink';

const sink = new SmtpSink();

beforeAll(async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  process.env.SMTP_URL = await sink.listen();
  process.env.DKIM_DOMAIN = 'example.org';
  process.env.DKIM_SELECTOR = 'papers';
  process.env.DKIM_PRIVATE_KEY = privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()
    .replaceAll('\n', '\\n');
});
afterAll(() => sink.close());

test('the signature of a digest covers the sender, the reader and both unsubscribe headers', async () => {
  const reader = {
    subscriberId: '9b2a54b6-7f2e-4c5e-9a37-0d8f5a3a1c11',
    email: 'ada@example.org',
    tokenVersion: 1,
  };
  const lane = openLane();
  const composed = await compose(edition);
  const outcome = await lane.send(letterFor(composed, reader, messageIdOf(composed, reader), null));
  lane.close();
  expect(outcome.status).toBe('sent');
  const signatures = headersOf(sink.to('ada@example.org')[0]?.raw ?? '').get('dkim-signature') ?? [];
  expect(signatures).toHaveLength(1);
  for (const part of ['a=rsa-sha256', 'd=example.org', 's=papers'])
    expect(signatures[0]).toContain(`${part};`);
  expect(signedHeaders(signatures[0] ?? '')).toEqual(
    expect.arrayContaining([
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'list-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'auto-submitted',
      'feedback-id',
    ]),
  );
});

function signedHeaders(signature: string): string[] {
  const covered = /\bh=([^;]+);/.exec(signature)?.[1] ?? '';
  return covered.toLowerCase().replace(/\s/g, '').split(':');
}

const edition: DigestContent = {
  kind: 'daily',
  periodStart: '2026-10-29',
  total: 1,
  chosen: 1,
  filtered: false,
  locale: 'en-US',
  headline: 'Thursday, October 29',
  standing: '1 paper, most votes first',
  papers: [
    {
      place: 1,
      id: '2610.00001',
      title: 'Loved paper',
      abstract: 'One sentence.',
      abstractBy: 'authors',
      authors: ['Ada'],
      categories: ['cs.LG'],
      upvotes: 1,
      commentCount: 0,
      codeUrl: null,
      chosen: true,
      publishedAt: '2026-10-28T00:00:00.000Z',
      byline: 'Ada',
      opening: 'One sentence.',
      tally: '1 vote',
    },
  ],
};
