import { expect } from '@playwright/test';

export type Mail = {
  id: string;
  subject: string;
  text: string;
  html: string;
  to: { address: string }[];
  headers: Record<string, string>;
};

/** The address of the mailbox's web page that the site under test sends to. */
export function mailboxAddress(): string {
  return process.env.E2E_MAILBOX ?? 'http://127.0.0.1:1080';
}

/** Waits for a mail to this address whose subject matches, and gives the newest. */
export function waitForMail(address: string, subject: RegExp): Promise<Mail> {
  return waitFor(address, (mail) => subject.test(mail.subject));
}

/** Waits for a digest to this address. */
export function waitForDigest(address: string): Promise<Mail> {
  return waitFor(address, (mail) => 'feedback-id' in mail.headers);
}

/** Every mail that arrived for this address, oldest first. */
export async function listMails(address: string): Promise<Mail[]> {
  const answer = await fetch(`${mailboxAddress()}/api/email`);
  const mails = (await answer.json()) as Mail[];
  return mails.filter((mail) => mail.to.some((reader) => reader.address === address));
}

/** The mail as it came over the wire, headers and all. */
export async function sourceOf(mail: Mail): Promise<string> {
  return (await fetch(`${mailboxAddress()}/api/email/${mail.id}/source`)).text();
}

/** The first link of the mail's text that goes to such a path, without the site's own address. */
export function linkIn(mail: Mail, path: string): string {
  const match = new RegExp(`https?://[^/\\s]+(${path}/[A-Za-z0-9_-]+)`).exec(mail.text);
  if (!match?.[1]) throw new Error(`no link to ${path} in: ${mail.text}`);
  return match[1];
}

async function waitFor(address: string, wanted: (mail: Mail) => boolean): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        found = (await listMails(address)).findLast(wanted);
        return found !== undefined;
      },
      { timeout: 30_000, message: `a mail to ${address}` },
    )
    .toBe(true);
  if (!found) throw new Error(`no mail to ${address}`);
  return found;
}
