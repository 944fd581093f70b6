import { db } from '@/lib/db';
import { env } from '@/lib/env';

/** Region and place. Abbreviations say nothing about clock changes, and Etc/GMT+5 means five hours behind. */
const zoneShape = /^(?!Etc\/|posix\/|right\/|SystemV\/)[A-Za-z_-]+(?:\/[A-Za-z0-9_+-]+)+$/;

/** The zone if the database knows it too, since it is the database that computes when a digest is due; or the site's. */
export async function knownZone(name: string | undefined): Promise<string> {
  return name && (await findToday(name)) ? name : env().SITE_TIME_ZONE;
}

/** The date it is now in a zone; null where the database does not know the zone. */
export async function findToday(timeZone: string): Promise<string | null> {
  if (!isZoneName(timeZone)) return null;
  const [row] = await db().$queryRaw<{ today: string }[]>`
    select (now() at time zone name)::date::text as today from pg_timezone_names where name = ${timeZone}`;
  return row?.today ?? null;
}

export function isZoneName(name: string): boolean {
  return name === 'UTC' || zoneShape.test(name);
}

/** "Berlin time", "Buenos Aires time", "UTC". */
export function clockOf(timeZone: string): string {
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return place === 'UTC' ? place : `${place} time`;
}
