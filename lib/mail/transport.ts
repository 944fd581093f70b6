import { env } from '@/lib/env';
import { sendingAllowed } from '@/lib/mail/commands';
import { findClosing, noteOutcomes } from '@/lib/mail/gate-commands';
import { brisk, type Lane, openLane } from '@/lib/mail/lane';
import { type Outcome, serverClosed } from '@/lib/mail/outcome';

/** A single letter to one person, such as a sign-in link. */
export type Letter = { to: string; subject: string; text: string; html: string };

const kept = globalThis as { broadsheetLetters?: Lane };

/**
 * Offers a letter to the mail server at once and says what became of it; null when this installation must stay
 * silent. Never throws for a refused letter. While the mail server is known to be away it is not tried.
 */
export async function sendLetter(letter: Letter): Promise<Outcome | null> {
  if (!(await sendingAllowed())) return null;
  const closing = await findClosing();
  if (closing) return serverClosed(closing);
  kept.broadsheetLetters ??= openLane(brisk);
  const outcome = await kept.broadsheetLetters.send({ ...letter, from: sender(), headers: machineMail });
  const domain = letter.to.split('@').at(-1)?.toLowerCase() ?? '';
  await noteOutcomes('letters', [{ domain, outcome }]);
  return outcome;
}

/** Closes the connection, so that a command line or a test can end. */
export function closeLetters(): void {
  kept.broadsheetLetters?.close();
  delete kept.broadsheetLetters;
}

/** The From of every mail: the site's name and MAIL_FROM's address. */
export function sender(): { name: string; address: string } {
  return { name: env().SITE_NAME, address: senderAddress() };
}

export function senderAddress(): string {
  const from = env().MAIL_FROM;
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}

const machineMail = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };
