import { cacheLife } from 'next/cache';
import { db } from '@/lib/db';
import { isZoneName } from '@/lib/subscribers/zones';

/** Every zone that a reader may choose: a region and a place, as the database knows them. */
export async function listTimeZones(): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    select name from pg_timezone_names where name like '%/%' or name = 'UTC' order by name`;
  return rows.map(({ name }) => name).filter(isZoneName);
}

export async function cachedTimeZones(): Promise<string[]> {
  'use cache';
  cacheLife('days');
  return listTimeZones();
}
