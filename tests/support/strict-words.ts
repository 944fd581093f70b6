import type { Field } from '@/tests/support/strict-fields';

const word = /=\?[^?\s]*\?[^?\s]*\?[^?\s]*\?=/g;
const shape = /^=\?([A-Za-z0-9-]+)\?([BbQq])\?([!->@-~]*)\?=$/;
/** Fields of running text, and those that hold a phrase before an address. */
const texts = new Set(['subject', 'comments']);
const phrases = new Set(['from', 'to', 'reply-to', 'sender', 'list-id']);

/** What the encoded words of a field break of RFC 2047. */
export function wordFaults({ name, value, lines }: Field): string[] {
  const words = value.match(word) ?? [];
  if (words.length === 0) return value.includes('=?') ? [`${name} has a broken encoded word`] : [];
  const faults = words.flatMap((one) =>
    faultsOf(one).map((fault) => `${name}: ${fault} in ${one.slice(0, 80)}`),
  );
  const where = name.toLowerCase();
  if (!texts.has(where) && !phrases.has(where)) faults.push(`${name} may not hold an encoded word`);
  if (/"[^"]*=\?[^"]*"|<[^>]*=\?[^>]*>/.test(value)) faults.push(`${name} has one inside quotes or brackets`);
  if (lines.some((line) => line.match(word) && line.length > 76))
    faults.push(`${name} has one on a line beyond 76`);
  if (/[^\s(]\0|\0[^\s)<,]/.test(value.replace(word, '\0')))
    faults.push(`${name} has one that touches other text`);
  return faults;
}

/** A field's text with its encoded words decoded. */
export function decodedWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(word, (one) => new TextDecoder('utf-8').decode(bytesOf(one) ?? new Uint8Array()));
}

function faultsOf(one: string): string[] {
  const faults = [];
  if (one.length > 75) faults.push(`${one.length} characters`);
  const bytes = bytesOf(one);
  if (!bytes) return [...faults, 'a wrong form'];
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    faults.push('a character cut in two');
  }
  return faults;
}

function bytesOf(one: string): Uint8Array | null {
  const [, charset = '', encoding = '', text = ''] = shape.exec(one) ?? [];
  if (charset.toLowerCase() !== 'utf-8') return null;
  if (encoding.toLowerCase() === 'b')
    return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
      ? Buffer.from(text, 'base64')
      : null;
  if (!/^(?:=[0-9A-F]{2}|[!-<>@-~])*$/.test(text)) return null;
  const latin = text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (_, hex: string) => hexByte(hex));
  return Buffer.from(latin, 'latin1');
}

function hexByte(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}
