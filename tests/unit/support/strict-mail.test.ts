import { describe, expect, test } from 'vitest';
import { htmlFaults } from '@/tests/support/strict-html';
import { partOf, readStrictly } from '@/tests/support/strict-mail';
import { decodedWords } from '@/tests/support/strict-words';

const good = [
  'From: =?UTF-8?Q?T=C3=A4gliche_Papiere?= <digest@example.org>',
  'To: ada@example.org',
  'Subject: =?UTF-8?B?w6TDtsO8?=',
  ' =?UTF-8?Q?=C3=A4_and?= more',
  'Date: Tue, 03 Nov 2026 06:00:04 +0000',
  'Message-ID: <d.20261103.9f2c@example.org>',
  'List-Unsubscribe: <https://example.org/u/abc>,',
  ' <mailto:unsub+abc@example.org>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary="--x_1"',
  '',
  '----x_1',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Zw=C3=B6lf Pa=',
  'pers',
  '----x_1',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>Zw=C3=B6lf</p>',
  '----x_1--',
  '',
].join('\r\n');

test('a mail by the book has no faults and reads as it was meant', () => {
  const mail = readStrictly(good);
  expect(mail.faults).toEqual([]);
  expect(mail.parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html']);
  expect(partOf(mail, 'text/plain')).toBe('Zwölf Papers');
  expect(decodedWords('=?UTF-8?B?w6TDtsO8?= =?UTF-8?Q?=C3=A4_and?= more')).toBe('äöüä and more');
});

describe('a mail is at fault', () => {
  test.each([
    ['with a bare line feed', good.replace('ada@example.org\r\n', 'ada@example.org\n')],
    ['with a bare carriage return', good.replace('ada@', 'ada\r@')],
    ['with a raw letter beyond ASCII', good.replace('ada', 'ädä')],
    ['with a line beyond 998', good.replace('ada@', `${'a'.repeat(1_000)}@`)],
    ['without a From', good.replace(/From: .*\r\n/, '')],
    ['with two Subjects', good.replace('Date:', 'Subject: again\r\nDate:')],
    ['with two List-Unsubscribe', good.replace(',\r\n <mailto:', '\r\nList-Unsubscribe: <mailto:')],
    ['whose List-Unsubscribe begins with a fold', good.replace('ribe: <https', 'ribe:\r\n <https')],
    ['with an empty Subject', good.replace(/Subject: .*\r\n .*\r\n/, 'Subject: \r\n')],
    ['with a fold of blanks', good.replace(',\r\n <mailto', ',\r\n \r\n <mailto')],
    ['with a word of 76', good.replace('_Papiere?=', `_${'P'.repeat(60)}?=`)],
    ['with a character cut between words', good.replace('=C3=A4gliche', '=C3?= =?UTF-8?Q?=A4gliche')],
    ['with a word inside quotes', good.replace('=?UTF-8?Q?T=C3=A4gliche_Papiere?=', '"=?UTF-8?Q?T=C3=A4?="')],
    ['with a word that touches its neighbour', good.replace('?= more', '?=more')],
    ['with a blank inside a word', good.replace('gliche_Pap', 'gliche Pap')],
    ['with a word in a Message-ID', good.replace('<d.2026', '=?UTF-8?Q?d?= <d.2026')],
    ['with an encoded line beyond 76', good.replace('Zw=C3=B6lf Pa', `Zw=C3=B6lf${'a'.repeat(70)}`)],
    ['with a blank at a line end', good.replace('</p>', '</p> ')],
    ['with a small hex digit', good.replace('<p>Zw=C3=B6', '<p>Zw=c3=b6')],
    ['with half a character', good.replace('<p>Zw=C3=B6', '<p>Zw=C3')],
    ['with base64', good.replace('quoted-printable', 'base64')],
    ['in another charset', good.replace('html; charset=utf-8', 'html; charset=iso-8859-1')],
    ['without its closing boundary', good.replace('----x_1--', '')],
    ['with text before the first part', good.replace('\r\n\r\n----x_1', '\r\n\r\nHello\r\n----x_1')],
  ])('%s', (_, damaged) => {
    expect(damaged).not.toBe(good);
    expect(readStrictly(damaged).faults).not.toEqual([]);
  });
});

const page =
  '<!DOCTYPE html><html dir="ltr" lang="en"><head><meta content="light dark" name="color-scheme"/>' +
  '<meta name="color-scheme" content="light dark"/><title>T</title></head><body><table role="presentation"><tbody><tr>' +
  '<td><h1>Day</h1><h2><a href="https://x.org/1">One</a></h2></td></tr></tbody></table></body></html>';

test('a page by the book has no faults', () => {
  expect(htmlFaults(page, 1)).toEqual([]);
});

test.each([
  ['a script', page.replace('<h1>', '<script>x()</script><h1>')],
  ['an unknown tag', page.replace('One', '<think>One')],
  ['a handler', page.replace('<h1>', '<h1 onclick="x()">')],
  ['a table that is no layout', page.replace(' role="presentation"', '')],
  ['a relative link', page.replace('https://x.org/1', '/1')],
  ['a remote image', page.replace('One', '<img src="http://x.org/a.png" alt="" width="1" height="1"/>')],
  ['embedded data', page.replace('https://x.org/1', 'data:text/html,x')],
  ['no language', page.replace(' lang="en"', '')],
  ['a second h1', page.replace('</h1>', '</h1><h1>x</h1>')],
  ['too few h2', page.replaceAll('h2', 'p')],
  ['a slot left over', page.replace('Day', 'READERSUNSUBSCRIBELINK')],
  ['a tag left open', page.replace('</h2>', '')],
  ['more than 95 KB', page.replace('Day', 'x'.repeat(96 * 1024))],
])('a page is at fault with %s', (_, damaged) => {
  expect(damaged).not.toBe(page);
  expect(htmlFaults(damaged, 1)).not.toEqual([]);
});
