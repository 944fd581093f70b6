import { domainToASCII } from 'node:url';

/** The address as mail is sent to it: the local part as typed, the domain in lower case and ASCII. */
export function deliverable(email: string): string {
  const typed = email.trim().normalize('NFC');
  const at = typed.lastIndexOf('@');
  return `${typed.slice(0, at)}@${domainToASCII(typed.slice(at + 1)).toLowerCase()}`;
}

/** One inbox, one key: lower case, without a +tag, and without Gmail's dots. */
export function inboxKey(email: string): string {
  const [local = '', domain = ''] = splitAddress(deliverable(email).toLowerCase());
  const untagged = local.replace(/\+.*$/, '') || local;
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com';
  return gmail ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`;
}

/** An address that its owner recognises and nobody else can use: a…@example.org. */
export function masked(email: string): string {
  const [local = '', domain = ''] = splitAddress(email);
  return `${local.slice(0, 1)}…@${domain}`;
}

function splitAddress(email: string): [string, string] {
  const at = email.lastIndexOf('@');
  return [email.slice(0, at), email.slice(at + 1)];
}
