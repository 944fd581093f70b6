import { createTransport } from 'nodemailer';
import { closeDb, db } from '@/lib/db';
import { runDigest } from '@/lib/digest/commands';
import { compose, letterFor, messageIdOf } from '@/lib/digest/letter';
import { getContent } from '@/lib/digest/queries';
import { unfiltered } from '@/lib/digest/schema';
import { env } from '@/lib/env';
import { signature } from '@/lib/mail/lane';

const early = 2_000;

/** Sends once in a process of its own, as the digest or as bare nodemailer, and prints what it took. */
const [way = '', wanted = ''] = process.argv.slice(2);
const total = Number(wanted);
let rssEarly = 0;
const begun = performance.now();
const sent = await (way === 'digest' ? asDigest() : asNodemailer());
const seconds = (performance.now() - begun) / 1000;
const { userCPUTime, systemCPUTime } = process.resourceUsage();
process.stdout.write(
  JSON.stringify({ sent, seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, rssEarly, rss: rss() }),
);
await closeDb();
process.exit(0);

async function asDigest(): Promise<number> {
  const watch = setInterval(async () => {
    if (rssEarly === 0 && (await countSent()) >= early) rssEarly = rss();
  }, 200);
  const { counts } = await runDigest({ budgetMs: 600_000 });
  clearInterval(watch);
  return counts.sent;
}

/** The very bytes of the digest's mail, made once, over a pool as the library gives it. */
async function asNodemailer(): Promise<number> {
  const edition = await db().edition.findFirstOrThrow({ select: { id: true } });
  const composed = await compose(await getContent(edition.id, unfiltered));
  const reader = {
    subscriberId: '9b2a54b6-7f2e-4c5e-9a37-0d8f5a3a1c11',
    email: 'reader@example.org',
    tokenVersion: 1,
  };
  const letter = letterFor(composed, reader, messageIdOf(composed, reader), 1n);
  const transport = createTransport({
    url: env().SMTP_URL ?? '',
    pool: true,
    maxConnections: env().MAIL_CONNECTIONS,
    ignoreTLS: true,
    ...signature(),
  });
  let left = total;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await transport.sendMail(letter);
    }
  };
  await Promise.all(Array.from({ length: env().MAIL_CONNECTIONS * 2 }, lane));
  transport.close();
  return total;
}

async function countSent(): Promise<number> {
  return db().delivery.count({ where: { status: 'sent' } });
}

function rss(): number {
  return process.memoryUsage.rss() / 1e6;
}
