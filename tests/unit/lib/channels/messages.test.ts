import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { messageFor } from '@/lib/channels/message';
import { slackMessage } from '@/lib/channels/slack-message';
import { telegramMessage } from '@/lib/channels/telegram-message';
import type { DigestContent, DigestPaper } from '@/lib/digest/schema';
import { signatureOf } from '@/lib/http/signature';

const site = { url: 'https://papers.example', name: 'Lab Papers' };
const once = { key: 'k', at: new Date('2026-10-30T02:00:00Z'), test: false };

const paper = (place: number, more: Partial<DigestPaper> = {}): DigestPaper => ({
  ...{ place, id: `2610.${String(place).padStart(5, '0')}`, title: `Paper ${place}`, abstract: 'All of it.' },
  ...{ abstractBy: 'authors', authors: ['Ada Lovelace'], categories: ['cs.LG'], upvotes: 3, commentCount: 0 },
  ...{ codeUrl: null, publishedAt: '2026-10-28T12:00:00.000Z', chosen: true },
  ...{ byline: 'Ada Lovelace', opening: 'All of it.', tally: '3 votes' },
  ...more,
});

const edition = (papers: DigestPaper[], more: Partial<DigestContent> = {}): DigestContent => ({
  ...{ kind: 'daily', periodStart: '2026-10-29', papers, total: papers.length, chosen: papers.length },
  ...{
    filtered: false,
    locale: 'en-US',
    headline: 'Thursday, October 29',
    standing: '2 papers, most votes first',
  },
  ...more,
});

const nasty = paper(1, {
  title: 'Is A < B & C > D? <!channel> @everyone <http://x|y>',
  byline: 'A & B <c@d>',
  opening: '<script>&amp;</script>',
});
const many = Array.from({ length: 200 }, (_, index) =>
  paper(index + 1, {
    title: `${'&<>'.repeat(60)} ${index}`,
    opening: '"&<>'.repeat(90),
    byline: '&'.repeat(500),
  }),
);

test('a signature can be checked by the recipe of the docs', () => {
  const at = new Date('2026-10-30T02:00:00.900Z');
  const mac = createHmac('sha256', 'a secret').update('1793325600.{"a":1}').digest('hex');
  expect(signatureOf('a secret', '{"a":1}', at)).toBe(`t=1793325600,v1=${mac}`);
});

test('the webhook tells of a week by its Monday and its Sunday', () => {
  const recipient = { type: 'webhook', address: 'https://lab.example/in', secret: 'x' } as const;
  const weekly = edition([paper(1)], { kind: 'weekly', periodStart: '2026-10-26' });
  const { url, headers, body } = messageFor(recipient, weekly, once, site);
  expect(url).toBe('https://lab.example/in');
  expect(headers).toMatchObject({ 'Idempotency-Key': 'k', 'X-Broadsheet-Edition': 'weekly/2026-10-26' });
  expect(JSON.parse(body)).toMatchObject({
    ...{ schema: 'broadsheet.edition/1', kind: 'weekly', date: '2026-10-26', until: '2026-11-01' },
    ...{ url: 'https://papers.example/digest/weekly/2026-10-26', site, total: 1 },
    papers: [
      { id: '2610.00001', authors: ['Ada Lovelace'], abstract: 'All of it.', votes: 3, codeUrl: null },
    ],
  });
});

test('in Slack nothing of a paper can act: no tag, no link, no bell', () => {
  const message = slackMessage(edition([nasty]), once, site);
  const section = message.blocks[2];
  expect(JSON.stringify(section)).toContain(
    '*<https://papers.example/papers/2610.00001|Is A &lt; B &amp; C &gt; D? &lt;!channel&gt; @everyone &lt;http://x¦y&gt;>*',
  );
  expect(message.text).toContain('@\u200beveryone');
  expect(message.text).not.toMatch(/<!|<http:\/\/x/);
});

test('a Slack message keeps within its limits, and says where the rest is', () => {
  const message = slackMessage(edition(many, { headline: 'x'.repeat(200) }), once, site);
  expect(message.blocks.length).toBe(50);
  for (const block of message.blocks) {
    const texts = [block].flatMap((one) => JSON.stringify(one).match(/"text":"((?:[^"\\]|\\.)*)"/g) ?? []);
    for (const text of texts) expect(JSON.parse(`{${text}}`).text.length).toBeLessThanOrEqual(3000);
    expect(JSON.stringify(block)).not.toMatch(/&[a-z]{0,4}…/);
  }
  expect(JSON.stringify(message.blocks[0])).toContain('…');
  expect(JSON.stringify(message.blocks.at(-1))).toContain('|All 200 papers>');
  expect(message.text.length).toBeLessThanOrEqual(2000);
  expect(message.text).toMatch(/\n<https:\/\/papers\.example\/digest\/daily\/2026-10-29>$/);
});

test('Telegram gets HTML that holds, with as many papers as fit', () => {
  const { chat_id, text, parse_mode } = telegramMessage('@papers', edition([nasty, paper(2)]), once, site);
  expect([chat_id, parse_mode]).toEqual(['@papers', 'HTML']);
  expect(text).toContain('Is A &lt; B &amp; C &gt; D?');
  expect(text.replace(/<\/?(?:b|i)>|<a href="[^"<>]*">|<\/a>/g, '')).not.toMatch(/[<>]/);
  expect(text).toMatch(
    /<a href="https:\/\/papers\.example\/digest\/daily\/2026-10-29">The web edition<\/a>$/,
  );
  const long = telegramMessage('-1001234567890', edition(many), once, site);
  expect(long.chat_id).toBe(-1001234567890);
  expect(long.text.length).toBeLessThanOrEqual(4096);
  expect(long.text).toMatch(/>All 200 papers<\/a>$/);
  expect(long.text.match(/<a /g)?.length).toBe(long.text.match(/<\/a>/g)?.length);
});

test('a test says that it is one', () => {
  const trial = { ...once, test: true };
  expect(slackMessage(edition([paper(1)]), trial, site).text).toMatch(/^Test: /);
  expect(telegramMessage('1', edition([paper(1)]), trial, site).text).toMatch(/^<b>Test: /);
});

test('an old id keeps its slash', () => {
  const old = edition([paper(1, { id: 'hep-th/9901001' })]);
  expect(slackMessage(old, once, site).text).toContain('<https://papers.example/papers/hep-th/9901001>');
});
