import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, templateOf } from '@/lib/digest/mime';

process.env.DATABASE_URL ??= 'postgres://nowhere';
const slots = { first: 'READERSFIRSTTOKENSTANDSHEREEEEEE', second: 'READERSSECONDTOKENSTANDSHEREEEEE' };
const values = {
  first: 'abcdefghijklmnopqrstuvwxyz234567',
  second: '234567abcdefghijklmnopqrstuvwxyz',
  to: 'ada@example.org',
  messageId: '<d.20261029.0123456789abcdef@example.org>',
  date: 'Fri, 30 Oct 2026 06:00:04 +0000',
};

test('what belongs to a reader takes its place wherever a line was broken, and no line grows too long', async () => {
  const filling = fc.string({ unit: fc.constantFrom('a', ' ', '=', 'é', '漢', '\n', '.'), maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(filling, filling, async (before, between) => {
      const said = (first: string, second: string) => `${before}${first}${between}${second} ${first}.`;
      const text = said(slots.first, slots.second);
      const html = `<p>${text}</p>`;
      const raw = fill(await templateOf({ subject: 'S', text, html, headers: {}, slots }), values).toString(
        'latin1',
      );
      expect(raw).not.toMatch(/READERS|slot\.invalid/);
      for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
      const parts = raw
        .split(/\r\n--[^\r\n]+\r\n/)
        .slice(1, 3)
        .map(decoded);
      expect(parts[0]?.trimEnd()).toBe(said(values.first, values.second).trimEnd());
      expect(parts[1]?.trimEnd()).toBe(`<p>${said(values.first, values.second)}</p>`.trimEnd());
    }),
    { numRuns: 200 },
  );
});

test('the head names the reader, the message and the moment', async () => {
  const text = `${slots.first} ${slots.second}`;
  const raw = fill(
    await templateOf({ subject: 'Ünicode', text, html: '', headers: {}, slots }),
    values,
  ).toString();
  expect(raw).toMatch(/^To: ada@example\.org\r$/m);
  expect(raw).toMatch(/^Message-ID: <d\.20261029\.0123456789abcdef@example\.org>\r$/m);
  expect(raw).toMatch(/^Date: Fri, 30 Oct 2026 06:00:04 \+0000\r$/m);
  expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
});

test('a template without a place for the reader is refused', async () => {
  await expect(templateOf({ subject: 'S', text: slots.first, html: '', headers: {}, slots })).rejects.toThrow(
    'No place',
  );
});

function decoded(part: string): string {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4).replace(/=\r\n/g, '');
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n');
}
