import { randomBytes } from 'node:crypto';
import type { Viewer } from '@/lib/auth/schema';
import { fromDay } from '@/lib/dates';
import { db } from '@/lib/db';

type Person = NonNullable<Viewer>;

/** A person whose account is old enough for whole votes, unless a younger date is given. */
export async function personCalled(handle: string, createdAt = new Date('2026-01-01')): Promise<Person> {
  const objectId = randomBytes(12).toString('hex');
  const user = await db().user.create({ data: { handle, name: handle, objectId, createdAt } });
  return { userId: user.id, handle, name: handle, role: 'reader' };
}

/** A bare paper with an entry of the given batch on 2026-10-29. */
export async function paperWith(id: string, entry: { batch: number; submitterId?: string }): Promise<string> {
  await db().$executeRaw`
    insert into papers (id, object_id, source, raw_title, raw_abstract, title, title_html, abstract, abstract_html,
      primary_category, published_at, revised_at, content_hash, tie, hot)
    values (${id}, ${randomBytes(12).toString('hex')}, 'api', ${`Paper ${id}`}, '', ${`Paper ${id}`}, '', '', '',
      'cs.LG', now(), now(), 'x', '00000000', ${entry.batch / 2})`;
  const feedDay = fromDay('2026-10-29');
  await db().entry.create({ data: { paperId: id, feedDay, dayBy: 'feed', ...entry } });
  return id;
}
