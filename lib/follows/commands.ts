import { z } from 'zod';
import type { Viewer } from '@/lib/auth/schema';
import { db, type Prisma } from '@/lib/db';
import { env, isLocal } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { revealToken } from '@/lib/follows/reveal';
import { followTarget, mostFollows } from '@/lib/follows/schema';
import { normalTarget } from '@/lib/follows/target-key';
import { newSigningSecret } from '@/lib/http/signature';

const named = z.object({ id: z.uuid() });

/** Follows an author, a category or a search from now on; twice is as once. Throws signed_out and invalid. */
export async function follow(viewer: Viewer, input: unknown): Promise<'followed' | 'full'> {
  const { userId } = requirePerson(viewer);
  const wanted = readTarget(input);
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`follows ${userId}`}))`;
    const kept = await tx.follow.findUnique({ where: keyOf(userId, wanted), select: { id: true } });
    if (kept) return 'followed';
    if ((await tx.follow.count({ where: { userId } })) >= mostFollows) return 'full';
    await tx.follow.create({ data: { userId, ...wanted, mail: true } });
    return 'followed';
  });
}

/** Ends a follow, named by its id or by what is followed, with all it had found. Throws signed_out and invalid. */
export async function unfollow(viewer: Viewer, input: unknown): Promise<void> {
  const { userId } = requirePerson(viewer);
  const byId = named.safeParse(input);
  const where = byId.success ? byId.data : targetOf(readTarget(input));
  await db().follow.deleteMany({ where: { ...where, userId } });
}

/** Whether new papers come with the viewer's digest. Throws signed_out and not_found. */
export async function setMail(viewer: Viewer, input: unknown): Promise<'mail_on' | 'mail_off'> {
  const { id } = await requireFollow(viewer, input);
  const { mail } = z.object({ mail: z.enum(['on', 'off']) }).parse(input);
  await db().follow.update({ where: { id }, data: { mail: mail === 'on' } });
  return `mail_${mail}`;
}

/**
 * Has new papers posted to an address, under a new secret; what was found before is not. Returns a token that shows the
 * secret once, or that the address is no good. Throws signed_out and not_found.
 */
export async function setWebhook(viewer: Viewer, input: unknown): Promise<{ reveal: string } | 'address'> {
  const { id } = await requireFollow(viewer, input);
  const parsed = z.object({ url: webAddress(isLocal(env().SITE_URL)) }).safeParse(input);
  if (!parsed.success) return 'address';
  const webhookSecret = newSigningSecret();
  await db().$transaction(async (tx) => {
    await endPosts(tx, id);
    const data = { webhookUrl: parsed.data.url, webhookSecret, webhookFault: null, webhookFailures: 0 };
    await tx.follow.update({ where: { id }, data });
  });
  return { reveal: revealToken(id) };
}

/** Throws signed_out and not_found. */
export async function removeWebhook(viewer: Viewer, input: unknown): Promise<void> {
  const { id } = await requireFollow(viewer, input);
  await db().$transaction(async (tx) => {
    await endPosts(tx, id);
    const data = { webhookUrl: null, webhookSecret: null, webhookFault: null, webhookFailures: 0 };
    await tx.follow.update({ where: { id }, data });
  });
}

/** What is on its way settles by itself. */
async function endPosts(tx: Prisma.TransactionClient, followId: string): Promise<void> {
  await tx.$executeRaw`update alert_papers set status = 'none'
    where follow_id = ${followId} and status in ('pending', 'retry')`;
}

function requirePerson(viewer: Viewer): NonNullable<Viewer> {
  if (!viewer) throw new AppError('signed_out');
  return viewer;
}

function readTarget(input: unknown) {
  const parsed = followTarget.safeParse(input);
  const normal = parsed.success ? normalTarget(parsed.data) : null;
  if (!normal) throw new AppError('invalid', 'That cannot be followed.');
  return normal;
}

type Wanted = ReturnType<typeof readTarget>;

function keyOf(userId: string, wanted: Wanted) {
  return { userId_kind_targetKey: { userId, ...targetOf(wanted) } };
}

function targetOf({ kind, targetKey }: Wanted) {
  return { kind, targetKey };
}

async function requireFollow(viewer: Viewer, input: unknown): Promise<{ id: string }> {
  const { userId } = requirePerson(viewer);
  const parsed = named.safeParse(input);
  const found = parsed.success && (await db().follow.findFirst({ where: { ...parsed.data, userId } }));
  if (!found) throw new AppError('not_found');
  return { id: found.id };
}

function webAddress(http: boolean) {
  return z
    .string()
    .trim()
    .max(2000)
    .refine((text) => {
      if (!URL.canParse(text)) return false;
      const { protocol, username, password } = new URL(text);
      return (protocol === 'https:' || (http && protocol === 'http:')) && !username && !password;
    });
}
