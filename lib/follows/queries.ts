import { deliverable, inboxKey } from '@/lib/addresses';
import type { Viewer } from '@/lib/auth/schema';
import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { revealedFollow } from '@/lib/follows/reveal';
import {
  type FollowKind,
  type FollowShown,
  type FollowsPage,
  type FollowTarget,
  type FoundPaper,
  followTarget,
} from '@/lib/follows/schema';
import { normalTarget } from '@/lib/follows/target-key';

const papersPerPage = 20;
const mostListed = 400;

/** Whether the viewer follows this; false for nobody and for what cannot be followed. */
export async function isFollowed(viewer: Viewer, input: unknown): Promise<boolean> {
  const parsed = followTarget.safeParse(input);
  const wanted = parsed.success ? normalTarget(parsed.data) : null;
  if (!viewer || !wanted) return false;
  const { kind, targetKey } = wanted;
  const where = { userId_kind_targetKey: { userId: viewer.userId, kind, targetKey } };
  return (await db().follow.findUnique({ where, select: { id: true } })) !== null;
}

/** What the viewer follows, by kind and name. For the pages of the site that rank by it. Throws signed_out. */
export async function listFollowed(viewer: Viewer): Promise<(FollowTarget & { id: string })[]> {
  const rows = await db().follow.findMany({
    where: { userId: requireId(viewer) },
    orderBy: [{ kind: 'asc' }, { targetKey: 'asc' }],
    select: { id: true, kind: true, target: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as FollowKind }));
}

/** The page /follows: everything followed, and a page of the newest papers found, each once. Throws signed_out. */
export async function readFollowsPage(viewer: Viewer, page: number): Promise<FollowsPage> {
  const userId = requireId(viewer);
  const [follows, found, digest] = await Promise.all([
    listShown(userId),
    db().$queryRaw<FoundRow[]>(selectFound(userId)),
    digestState(userId),
  ]);
  const from = (page - 1) * papersPerPage;
  const papers = found.slice(from, from + papersPerPage).map(toFound);
  return { follows, papers, page, pages: Math.ceil(found.length / papersPerPage), digest };
}

/** The secret of a webhook made within the last three minutes, for its owner; null otherwise. */
export async function findFreshSecret(
  viewer: Viewer,
  token: string,
): Promise<{ target: string; secret: string } | null> {
  const id = revealedFollow(token);
  if (!id || !viewer) return null;
  const row = await db().follow.findFirst({ where: { id, userId: viewer.userId } });
  return row?.webhookSecret ? { target: row.target, secret: row.webhookSecret } : null;
}

export function selectFound(userId: string): Prisma.Sql {
  return Prisma.sql`
    with found as (
      select a.paper_id, max(a.found_at) as found_at,
        json_agg(json_build_object('kind', f.kind, 'target', f.target) order by f.kind, f.target) as because
      from follows f cross join lateral (
        select paper_id, found_at from alert_papers where follow_id = f.id
        order by found_at desc, paper_id limit ${mostListed}) a
      where f.user_id = ${userId}
      group by a.paper_id order by 2 desc, 1 desc limit ${mostListed})
    select p.id, p.title_html, p.authors[1:5] as authors, cardinality(p.authors) as names, found.found_at, found.because
    from found join papers p on p.id = found.paper_id order by found.found_at desc, p.id desc`;
}

export function selectShown(userId: string): Prisma.Sql {
  return Prisma.sql`
    select f.id, f.kind, f.target, f.created_at, f.mail, f.webhook_url, f.webhook_fault, a.found, a.newest, a.waiting
    from follows f cross join lateral (
      select count(*)::int as found, max(found_at) as newest,
        count(*) filter (where status in ('pending', 'retry', 'sending'))::int as waiting
      from alert_papers where follow_id = f.id) a
    where f.user_id = ${userId} order by f.kind, f.target_key`;
}

type FoundRow = {
  id: string;
  title_html: string;
  authors: string[];
  names: number;
  found_at: Date;
  because: FollowTarget[];
};
type ShownRow = {
  id: string;
  kind: FollowKind;
  target: string;
  created_at: Date;
  mail: boolean;
  webhook_url: string | null;
  webhook_fault: string | null;
  found: number;
  newest: Date | null;
  waiting: number;
};

async function listShown(userId: string): Promise<FollowShown[]> {
  const rows = await db().$queryRaw<ShownRow[]>(selectShown(userId));
  return rows.map(({ id, kind, target, mail, found, waiting, ...row }) => ({
    ...{ id, kind, target, mail, found },
    since: row.created_at.toISOString(),
    newestAt: row.newest?.toISOString() ?? null,
    webhook: row.webhook_url && { host: new URL(row.webhook_url).host, fault: row.webhook_fault, waiting },
  })) as FollowShown[];
}

function toFound({ id, title_html, authors, names, found_at, because }: FoundRow): FoundPaper {
  const more = names - authors.length;
  const shown = more > 0 ? [...authors.slice(0, 4), `${more + 1} more`] : authors;
  return { id, titleHtml: title_html, authors: shown, foundAt: found_at.toISOString(), because };
}

/** Alerts come with the digest of exactly the address that the viewer signs in with. */
async function digestState(userId: string): Promise<FollowsPage['digest']> {
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { email: true, emailVerified: true },
  });
  if (!user?.email || !user.emailVerified) return 'no_address';
  const emailKey = inboxKey(user.email);
  const found = await db().subscriber.findUnique({
    where: { emailKey },
    select: { email: true, status: true },
  });
  const own = found?.email.toLowerCase() === deliverable(user.email).toLowerCase();
  return own && found?.status === 'confirmed' ? 'running' : 'none';
}

function requireId(viewer: Viewer): string {
  if (!viewer) throw new AppError('signed_out');
  return viewer.userId;
}
