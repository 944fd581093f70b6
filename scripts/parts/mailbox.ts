import { join } from 'node:path';
import { type Child, startChild } from './children';
import { keptFolder, makeFolder } from './places';
import type { Values } from './settings';

/** Starts the mailbox: SMTP and a web page on the loopback, the mails kept under .data/mailbox. */
export function startMailbox(values: Values, smtpPort: number, webPort: number): Child {
  const folder = join(keptFolder, 'mailbox');
  makeFolder(folder);
  const words = ['maildev', '--ip', '127.0.0.1', '--web-ip', '127.0.0.1', '--hide-extensions', 'STARTTLS'];
  const places = [
    '-s',
    String(smtpPort),
    '-w',
    String(webPort),
    '--mail-directory',
    folder,
    '--max-emails',
    '500',
  ];
  return startChild('mailbox', [...words, ...places], values);
}
