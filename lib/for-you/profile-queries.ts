import type { Viewer } from '@/lib/auth/schema';
import { db, Prisma } from '@/lib/db';
import { listFollowed } from '@/lib/follows/queries';
import type { FollowTarget } from '@/lib/follows/schema';
import { mostLiked } from '@/lib/for-you/schema';

export type LikedPaper = { id: string; title: string; primaryCategory: string };
export type Profile = { follows: FollowTarget[]; liked: LikedPaper[] };

/** What the page is made from: all follows, and the papers saved or voted for last. Throws signed_out. */
export async function readProfile(viewer: NonNullable<Viewer>): Promise<Profile> {
  const [follows, liked] = await Promise.all([
    listFollowed(viewer),
    db().$queryRaw<LikedPaper[]>(selectLiked(viewer.userId)),
  ]);
  return { follows: follows.map(({ kind, target }) => ({ kind, target })), liked };
}

/** The newest of both lists; a paper that is on both counts once. */
export function selectLiked(userId: string): Prisma.Sql {
  return Prisma.sql`
    with newest as (
      (select paper_id, at from saved_papers where user_id = ${userId} order by at desc, paper_id limit ${mostLiked})
      union all
      (select paper_id, cast_at from votes where user_id = ${userId} order by cast_at desc limit ${mostLiked})
    ), liked as (
      select paper_id, max(at) as at from newest group by paper_id order by 2 desc, 1 limit ${mostLiked}
    )
    select p.id, p.title, p.primary_category as "primaryCategory"
    from liked join papers p on p.id = liked.paper_id order by liked.at desc, p.id`;
}
