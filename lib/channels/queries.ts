import { masked } from '@/lib/channels/masked';
import { revealedChannel } from '@/lib/channels/reveal';
import type { ChannelShown, ChannelType, PostShown, PostState } from '@/lib/channels/schema';
import { db, Prisma } from '@/lib/db';
import type { EditionKind } from '@/lib/digest/schema';

const postsBeside = 5;
const postsAPage = 30;

type ChannelRow = Omit<ChannelShown, 'posts'>;
type PostRow = Omit<PostShown, 'number' | 'at'> & { number: bigint; channelId: string; at: Date };

/** All channels by name, each with its newest posts. */
export async function listChannels(): Promise<ChannelShown[]> {
  const [rows, posts] = await Promise.all([
    db().channel.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], omit: { secret: true } }),
    db().$queryRaw<PostRow[]>(selectNewestPosts(postsBeside)),
  ]);
  return rows.map((row) => ({
    ...shown(row),
    posts: posts.filter(({ channelId }) => channelId === row.id).map(toPost),
  }));
}

/** One channel, without its posts; null where there is none. */
export async function findChannel(id: string): Promise<ChannelRow | null> {
  const row = await db().channel.findUnique({ where: { id }, omit: { secret: true } });
  return row && shown(row);
}

/** A page of a channel's posts, newest first; `before` is the number of the last one of the page before. */
export async function listPosts(
  channelId: string,
  before: string | null,
): Promise<{ posts: PostShown[]; next: string | null }> {
  const rows = await db().$queryRaw<PostRow[]>(selectPosts(channelId, before, postsAPage + 1));
  const posts = rows.slice(0, postsAPage).map(toPost);
  return { posts, next: rows.length > postsAPage ? (posts.at(-1)?.number ?? null) : null };
}

/** Whether something is about to change by itself. */
export async function isPosting(): Promise<boolean> {
  const rows = await db().$queryRaw<object[]>(selectOpen);
  return rows.length > 0;
}

/** The signing secret that was just made for a channel, for the minutes in which its token is good; null afterwards. */
export async function findFreshSecret(token: string): Promise<{ name: string; secret: string } | null> {
  const id = revealedChannel(token);
  if (!id) return null;
  return db().channel.findUnique({ where: { id, type: 'webhook' }, select: { name: true, secret: true } });
}

export function selectNewestPosts(each: number): Prisma.Sql {
  return Prisma.sql`
    select newest.* from channels c
    cross join lateral (
      select ${postColumns} from posts p join editions e on e.id = p.edition_id
      where p.channel_id = c.id order by p.number desc limit ${each}) newest`;
}

export function selectPosts(channelId: string, before: string | null, limit: number): Prisma.Sql {
  const older = before ? Prisma.sql`and p.number < ${BigInt(before)}` : Prisma.empty;
  return Prisma.sql`
    select ${postColumns} from posts p join editions e on e.id = p.edition_id
    where p.channel_id = ${channelId} ${older} order by p.number desc limit ${limit}`;
}

export const selectOpen = Prisma.sql`
  select 1 from posts where status in ('pending', 'retry') and not_before <= now()
  union all select 1 from posts where status in ('claimed', 'sending') limit 1`;

const postColumns = Prisma.sql`p.number, p.channel_id as "channelId", e.kind, e.period_start::text as "periodStart",
  p.status, p.reason, p.attempt, p.http_status as "httpStatus", p.response,
  case when p.status in ('pending', 'retry') then p.not_before
    else coalesce(p.finished_at, p.started_at, p.not_before) end as at`;

type Stored = Omit<ChannelRow, 'type' | 'kind'> & { type: string; kind: string };

function shown({ id, type, name, kind, address, papers, active }: Stored): ChannelRow {
  return {
    ...{ id, name, papers, active },
    type: type as ChannelType,
    kind: kind as EditionKind,
    address: type === 'telegram' ? address : masked(address),
  };
}

function toPost({ number, channelId: _, at, status, ...post }: PostRow): PostShown {
  return { ...post, number: String(number), status: status as PostState, at: at.toISOString() };
}
