import { randomUUID } from 'node:crypto';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { messageFor } from '@/lib/channels/message';
import type { PostOutcome } from '@/lib/channels/outcome';
import { type Outside, send } from '@/lib/channels/posting-commands';
import { type ChannelType, channelNamed } from '@/lib/channels/schema';
import { db } from '@/lib/db';
import { getContent } from '@/lib/digest/queries';
import { type DigestContent, type EditionKind, unfiltered } from '@/lib/digest/schema';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { sendingAllowed } from '@/lib/mail/commands';

export type Trial =
  | Pick<PostOutcome, 'status' | 'httpStatus' | 'reason'>
  | { status: 'silent' | 'no_edition' };

/**
 * Sends the newest edition to a channel, marked as a test, and waits for the answer; nothing is written down. `silent`
 * where nothing may leave from here, `no_edition` before the first. Throws not_found.
 */
export async function sendTest(viewer: Viewer, input: unknown, outside: Outside = {}): Promise<Trial> {
  requireAdmin(viewer);
  const named = channelNamed.safeParse(input);
  const id = named.success ? named.data.channelId : '';
  const channel = await db().channel.findUnique({ where: { id } });
  if (!channel) throw new AppError('not_found');
  if (!(await sendingAllowed())) return { status: 'silent' };
  const content = await findNewest(channel.kind as EditionKind, channel.papers);
  if (!content) return { status: 'no_edition' };
  const recipient = { ...channel, type: channel.type as ChannelType };
  const envelope = { key: `test.${randomUUID()}`, at: new Date(), test: true };
  const { SITE_URL: url, SITE_NAME: name } = env();
  const message = messageFor(recipient, content, envelope, { url, name }, outside.telegram);
  const { status, httpStatus, reason } = await send(message, recipient, outside);
  log('info', 'channel_tested', { channel: id, status, httpStatus, reason });
  return { status, httpStatus, reason };
}

async function findNewest(kind: EditionKind, papers: number): Promise<DigestContent | null> {
  const order = { orderBy: { periodStart: 'desc' }, select: { id: true } } as const;
  const newest =
    (await db().edition.findFirst({ where: { kind }, ...order })) ?? (await db().edition.findFirst(order));
  return newest && getContent(newest.id, { ...unfiltered, papers });
}
