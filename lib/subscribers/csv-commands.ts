import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { type Sql, writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { ImportRow } from '@/lib/subscribers/csv-rows';
import { sortRows } from '@/lib/subscribers/csv-sorting';
import { importScope, job, writeScope } from '@/lib/subscribers/operator/import-run';
import {
  askedPerHour,
  type ImportChoice,
  importInput,
  mostAsked,
  typedInput,
} from '@/lib/subscribers/operator/schema';
import { seal } from '@/lib/subscribers/operator/seal';
import { suppressionsOf } from '@/lib/subscribers/operator/suppressions';
import { removeOldImports } from '@/lib/subscribers/removal-commands';

const atOnce = 2_500;

/**
 * Reads a file and says what importing it would do; nothing is imported or mailed. What was read is kept sealed for a
 * day. Throws not_found for all but administrators, and invalid with a sentence about what is wrong.
 */
export async function previewImport(viewer: Viewer, input: unknown): Promise<{ importId: string }> {
  requireAdmin(viewer);
  const parsed = importInput.safeParse(input);
  if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message);
  const { text, choice, source } = parsed.data;
  if (text.trim() === '') throw new AppError('invalid', 'Choose a file, or paste its lines.');
  const sorted = await sortRows(text);
  if (choice === 'ask' && sorted.counts.new > mostAsked)
    throw new AppError(
      'invalid',
      `At most ${mostAsked.toLocaleString('en-US')} people can be asked at once.`,
    );
  await removeOldImports();
  const scope = writeScope({ state: 'preview', choice, source, ...sorted });
  const { id } = await db().run.create({
    data: { job, source: 'csv', outcome: 'succeeded', scope, finishedAt: new Date() },
  });
  return { importId: id };
}

/** What was typed into the form, as an address may hold it: a source may name somebody's address. */
export async function keepTyped(viewer: Viewer, input: unknown): Promise<{ sealed: string }> {
  requireAdmin(viewer);
  return { sealed: seal(typedInput.parse(input)) };
}

/**
 * Imports what was previewed, once. Whoever is subscribed, has left or must not be written to meanwhile stays as they
 * are. Throws not_found for all but administrators, and where there is no such preview of the last day.
 */
export async function runImport(
  viewer: Viewer,
  input: unknown,
): Promise<{ importId: string; added: number }> {
  requireAdmin(viewer);
  const { importId } = readOr404(input);
  return writeInBulk(async (sql) => {
    const [run] = await sql<{ scope: unknown }>(
      `select scope from runs where id = $1 and job = $2 and started_at > now() - interval '1 day' for update`,
      [importId, job],
    );
    const scope = run ? importScope(run.scope) : null;
    if (!scope) throw new AppError('not_found');
    if (scope.state === 'done') return { importId, added: scope.counts.new };
    const { rows, choice, source } = scope;
    const barred = await suppressionsOf(rows.map(({ emailKey }) => emailKey));
    const allowed = rows.filter(({ emailKey }) => !barred.has(emailKey));
    const added = await insertAll(sql, allowed, choice, source);
    const counts = {
      ...scope.counts,
      new: added,
      known: scope.counts.known + allowed.length - added,
      suppressed: scope.counts.suppressed + rows.length - allowed.length,
    };
    const done = writeScope({ ...scope, state: 'done', counts, rows: [] });
    await sql('update runs set scope = $2::jsonb, finished_at = now() where id = $1', [
      importId,
      JSON.stringify(done),
    ]);
    return { importId, added };
  });
}

async function insertAll(sql: Sql, rows: ImportRow[], choice: ImportChoice, source: string): Promise<number> {
  let added = 0;
  for (let from = 0; from < rows.length; from += atOnce) {
    const created = await insert(sql, rows.slice(from, from + atOnce), choice);
    await attest(sql, created, source);
    if (choice === 'ask') await ask(sql, created, added);
    added += created.length;
  }
  return added;
}

type Created = ImportRow & { id: string };

async function insert(sql: Sql, rows: ImportRow[], choice: ImportChoice): Promise<Created[]> {
  const status = choice === 'send' ? 'confirmed' : 'pending';
  const withIds = rows.map((row) => ({ ...row, id: randomUUID() }));
  const kept = await sql<{ id: string }>(
    `insert into subscribers (id, email, email_key, kind, time_zone, hour, status, origin, confirmed_at, looked_at)
     select id, email, key, kind, zone, hour, $7, 'import',
       case when $7 = 'confirmed' then coalesce(confirmed, now()) end, now()
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $8::timestamptz[])
       as given(id, email, key, kind, zone, hour, confirmed)
     on conflict (email_key) do nothing returning id`,
    [
      ...[withIds.map(({ id }) => id), withIds.map(({ email }) => email)],
      ...[withIds.map(({ emailKey }) => emailKey), withIds.map(({ kind }) => kind)],
      ...[withIds.map(({ timeZone }) => timeZone), withIds.map(({ hour }) => hour)],
      ...[status, withIds.map(({ confirmedAt }) => confirmedAt)],
    ],
  );
  const ids = new Set(kept.map(({ id }) => id));
  return withIds.filter(({ id }) => ids.has(id));
}

/** Where the operator says that people agreed is on record for each, also for who is asked once more. */
async function attest(sql: Sql, rows: Created[], source: string): Promise<void> {
  await sql(
    `insert into consents (id, subscriber_id, act, wording, source, network_key)
     select gen_random_uuid()::text, subscriber, $2, 'import', source, 'operator'
     from unnest($1::text[], $3::text[]) as given(subscriber, source)`,
    [
      rows.map(({ id }) => id),
      'attested',
      rows.map((row) => (row.source ? `${source} (${row.source})` : source)),
    ],
  );
}

/** The mails that ask leave at a pace, so that the public form keeps its share; nobody is asked twice in a day. */
async function ask(sql: Sql, rows: Created[], before: number): Promise<void> {
  await sql(
    `insert into confirmations (id, subscriber_id, inbox_key, kind, time_zone, network_key, requested_at, not_before)
     select gen_random_uuid()::text, subscriber, key, kind, zone, 'operator', at, at
     from (select given.*, now() + ($5::int + place) * interval '1 hour' / $6::int as at
       from unnest($1::text[], $2::text[], $3::text[], $4::text[])
         with ordinality as given(subscriber, key, kind, zone, place)) as given
     where not exists (select from confirmations c
       where c.inbox_key = given.key and c.requested_at > now() - interval '1 day')`,
    [
      ...[rows.map(({ id }) => id), rows.map(({ emailKey }) => emailKey), rows.map(({ kind }) => kind)],
      ...[rows.map(({ timeZone }) => timeZone), before, askedPerHour],
    ],
  );
}

function readOr404(input: unknown): { importId: string } {
  const parsed = z.object({ importId: z.uuid() }).safeParse(input);
  if (!parsed.success) throw new AppError('not_found');
  return parsed.data;
}
