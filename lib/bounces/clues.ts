import { type Field, firstOf, valuesOf } from '@/lib/bounces/fields';
import type { Clues, EditionName } from '@/lib/bounces/schema';

const receivers = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'];
const longestValue = 1_000;
const mostAddresses = 100;
const senders = ['return-path', 'x-envelope-from', 'original-mail-from'];

/** The addresses that a message was sent to, what the mail server says first. */
export function receiversOf(fields: readonly Field[], envelopeTo: string | undefined): string[] {
  return [envelopeTo ?? '', ...receivers.flatMap((name) => valuesOf(fields, name))]
    .flatMap(addressesIn)
    .slice(0, mostAddresses);
}

/** What the header and text of a returned mail tell about its delivery. */
export function cluesOf(addresses: string[], returned: readonly Field[], mail: string): Clues {
  const from = senders.flatMap((name) => valuesOf(returned, name)).flatMap(addressesIn);
  const links = [...valuesOf(returned, 'list-unsubscribe'), mail.replace(/=\r?\n/g, '')];
  return {
    addresses: [...addresses, ...from].slice(0, mostAddresses),
    tokens: tokensIn(links.join(' ')),
    edition: editionIn(returned),
  };
}

/** Anybody may write to us: the pattern and what it reads are bounded, so that no message takes long. */
function addressesIn(text: string): string[] {
  return text.slice(0, longestValue).match(/[^\s<>,;:"'()@]{1,64}@[^\s<>,;:"'()@]{1,255}/g) ?? [];
}

function tokensIn(text: string): string[] {
  const found = text.matchAll(/(?:\/unsubscribe\/|\bunsub\+)([a-z2-7]{32})(?![a-z0-9])/gi);
  return [...new Set([...found].map(([, token]) => (token ?? '').toLowerCase()))].slice(0, 5);
}

/** Which edition it was, by Feedback-ID or Message-ID. */
function editionIn(fields: readonly Field[]): EditionName | null {
  const named = `${firstOf(fields, 'feedback-id')} ${firstOf(fields, 'message-id')}`;
  const [, kind, year, month, day] = /(?:^|[<\s])([dw])\.?(\d{4})(\d\d)(\d\d)[:.]/.exec(named) ?? [];
  const periodStart = `${year}-${month}-${day}`;
  if (!kind || Number.isNaN(Date.parse(periodStart))) return null;
  return { kind: kind === 'w' ? 'weekly' : 'daily', periodStart };
}
