import type { Settings } from '@/lib/env';
import { elapsed } from './steps';

/** Says where everything is and what to try. */
export function printWelcome(settings: Settings, mailbox: string | null): void {
  const site = settings.SITE_URL;
  const lines = [
    '',
    `${settings.SITE_NAME} is ready after ${elapsed()} s.`,
    '',
    `  The newspaper   ${site}`,
    ...(mailbox ? [`  The mailbox     ${mailbox}`] : []),
    `  For programs    ${site}/api/daily_papers`,
    `  Health          ${site}/api/health`,
    '',
    'To try: read the newest day; sign in by mail and upvote a paper; subscribe and confirm.',
    mailbox
      ? `Every mail of this site, the digest too, arrives in the mailbox at ${mailbox}.`
      : 'Mail goes out through SMTP_URL.',
    'Ctrl-C stops everything.',
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
