import { bodyOf, type Part } from '@/tests/support/strict-body';
import { type Field, fieldsOf } from '@/tests/support/strict-fields';
import { wordFaults } from '@/tests/support/strict-words';

export type StrictMail = { fields: Field[]; type: string; parts: Part[]; faults: string[] };

const onceAtMost = ['sender', 'reply-to', 'to', 'cc', 'subject', 'message-id', 'in-reply-to', 'references'];
const onceExactly = ['from', 'date', 'mime-version', 'content-type'];
const listFields = ['list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-help', 'list-archive'];

/**
 * Reads a message as RFC 5322, 2045 and 2047 spell it, forgiving nothing, and says what it breaks. Knows what this
 * project sends: 7 bits, quoted-printable, one level of parts.
 */
export function readStrictly(raw: string): StrictMail {
  const faults = lineFaults(raw);
  const end = raw.indexOf('\r\n\r\n');
  if (end < 0)
    return { fields: [], type: '', parts: [], faults: [...faults, 'no empty line after the header'] };
  const fields = fieldsOf(raw.slice(0, end), faults);
  faults.push(...countFaults(fields), ...fields.flatMap(wordFaults));
  const { type, parts } = bodyOf(fields, raw.slice(end + 4), faults);
  return { fields, type, parts, faults };
}

/** The one value of a field; a fault of the test where it is missing or doubled. */
export function fieldOf(mail: { fields: Field[] }, name: string): string {
  const found = mail.fields.filter((field) => field.name.toLowerCase() === name.toLowerCase());
  if (found.length !== 1) throw new Error(`${name} is there ${found.length} times`);
  return found[0]?.value ?? '';
}

export function partOf(mail: StrictMail, type: string): string {
  return mail.parts.find((part) => part.type === type)?.text ?? '';
}

function lineFaults(raw: string): string[] {
  const faults = [];
  if (/[^\r]\n|\r[^\n]|^\n|\r$/.test(raw)) faults.push('a line that does not end in CRLF');
  if (/[^\t\r\n\x20-\x7e]/.test(raw)) faults.push('a byte that is not printable ASCII');
  if (raw.split('\r\n').some((line) => line.length > 998)) faults.push('a line beyond 998 bytes');
  return faults;
}

function countFaults(fields: Field[]): string[] {
  const count = (name: string) => fields.filter((field) => field.name.toLowerCase() === name).length;
  return [
    ...onceExactly.filter((name) => count(name) !== 1).map((name) => `${name} ${count(name)} times`),
    ...[...onceAtMost, ...listFields]
      .filter((name) => count(name) > 1)
      .map((name) => `${name} ${count(name)} times`),
    ...fields.filter((field) => field.value === '').map(({ name }) => `${name} is empty`),
    ...fields
      .filter(({ lines }) => /^[^:]+:\s*$/.test(lines[0] ?? ''))
      .map(({ name }) => `${name} begins with a fold`),
  ];
}
