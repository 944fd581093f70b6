import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { liftSuppression, suppress } from '@/lib/subscribers/bounce-commands';
import { end } from '@/lib/subscribers/commands';
import { sealSearch } from '@/lib/subscribers/operator/seal';
import { erase } from '@/lib/subscribers/own-data-commands';

const named = z.object({ subscriberId: z.uuid() });
const typedWord = z.object({ confirmation: z.string().trim().toLowerCase() });
const search = z.object({ find: z.string().trim().max(254).catch('') });

/** Each command names one subscriber and throws not_found where there is none, or the viewer is no administrator. */
export async function suppressSubscriber(viewer: Viewer, input: unknown): Promise<{ subscriberId: string }> {
  const { id, emailKey } = await subscriberIn(viewer, input);
  await suppress(emailKey, 'operator');
  return { subscriberId: id };
}

/** Lets the address be written to again, whatever the reason was; also what a complaint forbade. */
export async function liftFromSubscriber(viewer: Viewer, input: unknown): Promise<{ subscriberId: string }> {
  const { id, emailKey } = await subscriberIn(viewer, input);
  await liftSuppression(emailKey);
  return { subscriberId: id };
}

export async function unsubscribeFor(viewer: Viewer, input: unknown): Promise<{ subscriberId: string }> {
  const { id } = await subscriberIn(viewer, input);
  await db().$transaction((tx) => end(tx, id, 'operator'));
  return { subscriberId: id };
}

/** Erases for good; only where the address was typed once more. False where it was not. */
export async function eraseFor(
  viewer: Viewer,
  input: unknown,
): Promise<{ subscriberId: string; erased: boolean }> {
  const { id, email } = await subscriberIn(viewer, input);
  const typed = typedWord.safeParse(input);
  if (typed.data?.confirmation !== email.toLowerCase()) return { subscriberId: id, erased: false };
  await db().$transaction((tx) => erase(tx, id));
  return { subscriberId: id, erased: true };
}

/** What was typed into the search, as an address may hold it; null where nothing was typed. */
export async function beginSearch(viewer: Viewer, input: unknown): Promise<{ sealed: string | null }> {
  requireAdmin(viewer);
  const { find } = search.parse(input);
  return { sealed: find === '' ? null : sealSearch(find) };
}

async function subscriberIn(viewer: Viewer, input: unknown) {
  requireAdmin(viewer);
  const parsed = named.safeParse(input);
  const found = parsed.success
    ? await db().subscriber.findUnique({ where: { id: parsed.data.subscriberId } })
    : null;
  if (!found) throw new AppError('not_found');
  return found;
}
