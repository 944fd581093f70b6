import type { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { revealToken } from '@/lib/channels/reveal';
import {
  type ChannelProblem,
  channelChange,
  channelInput,
  channelNamed,
  postNamed,
  problemIn,
  repeatable,
} from '@/lib/channels/schema';
import { db } from '@/lib/db';
import { env, isLocal } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newSigningSecret } from '@/lib/http/signature';

const mostChannels = 50;

/** What a form of a channel led to: the channel, with a token that shows a secret just made; or what is wrong. */
export type ChannelWritten = { channelId: string; reveal: string | null } | { problem: ChannelProblem };

/** Adds a channel; editions frozen from now on go to it. Throws not_found where the viewer is no administrator. */
export async function addChannel(viewer: Viewer, input: unknown): Promise<ChannelWritten> {
  requireAdmin(viewer);
  const parsed = channelInput({ http: isLocal(env().SITE_URL) }).safeParse(input);
  if (!parsed.success) return { problem: problemIn(parsed.error, Object(input).type) };
  const secretMade = parsed.data.type === 'webhook' && parsed.data.secret === '';
  const data = { ...parsed.data, ...(secretMade ? { secret: newSigningSecret() } : {}) };
  return db().$transaction(async (transaction) => {
    await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext('channels'))`;
    if ((await transaction.channel.count()) >= mostChannels) return { problem: 'full' };
    const { id } = await transaction.channel.create({ data, select: { id: true } });
    return { channelId: id, reveal: secretMade ? revealToken(id) : null };
  });
}

/**
 * Changes a channel; its address and secret stay where the form leaves them empty, and `renew` makes a new signing secret.
 * Throws not_found.
 */
export async function changeChannel(viewer: Viewer, input: unknown): Promise<ChannelWritten> {
  const channel = await requireChannel(viewer, input);
  const shape = channelChange(channel.type, { http: isLocal(env().SITE_URL) });
  const parsed = shape.safeParse(input);
  if (!parsed.success) return { problem: problemIn(parsed.error, channel.type) };
  const { address, secret, renew, ...rest } = parsed.data;
  const secretMade = channel.type === 'webhook' && renew === 'yes' && secret === '';
  const newSecret = secretMade ? newSigningSecret() : secret;
  const data = { ...rest, ...(address ? { address } : {}), ...(newSecret ? { secret: newSecret } : {}) };
  await db().channel.update({ where: { id: channel.id }, data });
  return { channelId: channel.id, reveal: secretMade ? revealToken(channel.id) : null };
}

/** Pauses a channel or lets it go on. What was frozen meanwhile is not sent by itself. Throws not_found. */
export async function setChannelActive(viewer: Viewer, input: unknown, active: boolean): Promise<void> {
  const { id } = await requireChannel(viewer, input);
  await db().channel.update({ where: { id }, data: { active } });
}

/** Removes a channel with what is known of its posts. Throws not_found. */
export async function removeChannel(viewer: Viewer, input: unknown): Promise<void> {
  const { id } = await requireChannel(viewer, input);
  await db().channel.delete({ where: { id } });
}

/**
 * Has an edition offered once more to its channel, under the same key, however late; returns the channel. Nothing happens
 * where it is on its way or has arrived. Throws not_found, and invalid where the edition was aborted.
 */
export async function sendPostAgain(viewer: Viewer, input: unknown): Promise<{ channelId: string }> {
  requireAdmin(viewer);
  const number = BigInt(readOr404(postNamed, input).number);
  const post = await db().post.findUnique({ where: { number }, include: { edition: true } });
  if (!post) throw new AppError('not_found');
  if (post.edition.abortedAt) throw new AppError('invalid', 'This edition was aborted.');
  await db().post.updateMany({
    where: { number, status: { in: [...repeatable] } },
    data: {
      ...{ status: 'retry', reason: 'asked', attempt: 0, notBefore: new Date() },
      ...{ finishedAt: null, claimedBy: null, leaseUntil: null, httpStatus: null, response: null },
    },
  });
  return { channelId: post.channelId };
}

async function requireChannel(viewer: Viewer, input: unknown) {
  requireAdmin(viewer);
  const { channelId } = readOr404(channelNamed, input);
  const channel = await db().channel.findUnique({ where: { id: channelId } });
  if (!channel) throw new AppError('not_found');
  return { id: channel.id, type: channel.type as 'webhook' | 'slack' | 'telegram' };
}

function readOr404<Shape>(shape: z.ZodType<Shape>, input: unknown): Shape {
  const parsed = shape.safeParse(input);
  if (!parsed.success) throw new AppError('not_found');
  return parsed.data;
}
