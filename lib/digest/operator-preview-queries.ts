import { type Day, fromDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { contentOf } from '@/lib/digest/content';
import { compose, slots } from '@/lib/digest/letter';
import type { Preview } from '@/lib/digest/operator/schema';
import { getFrozen } from '@/lib/digest/queries';
import { type EditionKind, type Frozen, unfiltered } from '@/lib/digest/schema';
import { findNewestPeriod, readAsFrozen } from '@/lib/digest/unfrozen-queries';
import { env } from '@/lib/env';

/**
 * The mail of an edition as a reader gets it who chose nothing; of the newest papers as they would be frozen now, where
 * no day is given. Its links that belong to a reader lead to the account page. Null where there are no papers.
 */
export async function findPreview(
  kind: EditionKind,
  day: Day | null,
  now: Date,
  papers: number = unfiltered.papers,
): Promise<Preview | null> {
  const periodStart = day ?? (await findNewestPeriod(kind, now));
  if (!periodStart) return null;
  const where = { kind_periodStart: { kind, periodStart: fromDay(periodStart) } };
  const edition = await db().edition.findUnique({ where, select: { id: true } });
  const frozen = edition ? await getFrozen(edition.id) : await readAsFrozen(kind, periodStart);
  return frozen.papers.length > 0 ? preview(frozen, edition !== null, papers) : null;
}

/** The newest editions of a kind, to choose one from. */
export async function listPeriods(kind: EditionKind): Promise<Day[]> {
  const rows = await db().edition.findMany({
    where: { kind },
    orderBy: { periodStart: 'desc' },
    take: 14,
    select: { periodStart: true },
  });
  return rows.map(({ periodStart }) => toDay(periodStart));
}

async function preview(edition: Frozen, frozen: boolean, papers: number): Promise<Preview> {
  const { subject, html, text } = await compose(contentOf(edition, { ...unfiltered, papers }));
  const { kind, periodStart } = edition;
  const total = edition.papers.length;
  return { kind, periodStart, frozen, total, subject, html: toAccount(html), text: toAccount(text) };
}

function toAccount(written: string): string {
  const account = `${env().SITE_URL}/account`;
  return written
    .replaceAll(`${env().SITE_URL}/unsubscribe/${slots.unsubscribe}`, account)
    .replaceAll(`${env().SITE_URL}/preferences/${slots.preferences}`, account);
}
