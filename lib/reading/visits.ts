import { Prisma } from '@/lib/db';

/** Minutes of silence that end a visit. */
const silence = 30;

/** When the visit before the present one ended: a column of `visits` as it is to be at this moment. */
export function endOfLastVisit(now: Date): Prisma.Sql {
  return Prisma.sql`
    case when visits.latest_at <= ${now}::timestamptz - make_interval(mins => ${silence}::int)
      then visits.latest_at else visits.before_at end`;
}
