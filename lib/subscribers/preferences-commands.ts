import type { Viewer } from '@/lib/auth/schema';
import { addDays, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { findByLink } from '@/lib/subscribers/links';
import { findOwnSubscriber } from '@/lib/subscribers/own-queries';
import { type Preferences, preferences } from '@/lib/subscribers/preferences/schema';
import { type Problems, problemsOf } from '@/lib/subscribers/schema';
import { findToday } from '@/lib/subscribers/zones';

const longestPauseDays = 365;

/** Null where the choice was kept; otherwise what stands against which field, and nothing was changed. */
export type Refusal = Problems | null;

/** Changes what comes and when, by the link in a digest. Throws AppError 'link_spent' for an unknown link. */
export async function changePreferences(token: string, input: unknown): Promise<Refusal> {
  const subscriber = await findByLink(token, 'preferences');
  if (subscriber?.status !== 'confirmed') throw new AppError('link_spent');
  return change(subscriber.id, input);
}

/** The same for whoever is signed in with the address. Throws AppError 'not_found' where it is not subscribed. */
export async function changeOwnPreferences(viewer: Viewer, input: unknown): Promise<Refusal> {
  const subscriber = await findOwnSubscriber(viewer);
  if (subscriber?.status !== 'confirmed') throw new AppError('not_found');
  return change(subscriber.id, input);
}

async function change(id: string, input: unknown): Promise<Refusal> {
  const parsed = preferences.safeParse(input);
  const today = parsed.success ? await findToday(parsed.data.timeZone) : null;
  const problems = parsed.success ? contradictions(parsed.data, today) : problemsOf(parsed.error);
  if (!parsed.success || Object.keys(problems).length > 0) return problems;
  const { pausedUntil, ...chosen } = parsed.data;
  const data = { ...chosen, pausedUntil: pausedUntil ? fromDay(pausedUntil) : null };
  await db().$transaction([db().subscriber.update({ where: { id }, data }), lookAgainAt(id)]);
  return null;
}

/** The next run looks whether an edition is due by the new choice. No two mails can come of it for one local date. */
function lookAgainAt(id: string) {
  return db().$executeRaw`
    update subscribers set next_due_at = now(), looked_at = looked_at - interval '2 days' where id = ${id}`;
}

function contradictions({ pausedUntil }: Preferences, today: string | null): Problems {
  if (!today) return { timeZone: 'Choose one of the zones listed, such as Europe/Berlin.' };
  if (!pausedUntil) return {};
  if (!isDay(pausedUntil)) return { pausedUntil: 'That is not a date.' };
  if (pausedUntil <= today) return { pausedUntil: 'Choose a day after today, or leave it empty.' };
  if (pausedUntil > addDays(today, longestPauseDays)) return { pausedUntil: 'A pause lasts a year at most.' };
  return {};
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
