import { addDays, currentFeedDay, fromDay, isListingDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { ingestDemo } from '@/lib/ingest/demo';
import { ingestSubmitted } from '@/lib/ingest/ids';
import { arxivPace, type Pace } from '@/lib/ingest/polite-fetch';
import { log } from '@/lib/log';

export type BroughtIn = { source: 'arxiv' | 'demo' | 'kept'; papers: number };

const firstPatience = 10_000;
const laterPatience = 3_000;
const daysBack = 4;

/**
 * Makes sure that a starting site has papers: keeps them where the newest listing day has any, or else asks arXiv for 10
 * seconds at most (3 where there are older papers), or else, where the settings allow it, loads the demo catalogue.
 */
export async function bringInPapers(now: Date = new Date(), pace: Pace = arxivPace): Promise<BroughtIn> {
  if (env().DEMO === 'on') return { source: 'demo', papers: (await ingestDemo(now)).papers };
  const before = await db().paper.count();
  if (before > 0 && (await hasNewestDay(now))) return { source: 'kept', papers: before };
  if (await answers(env().ARXIV_RSS_URL, before > 0 ? laterPatience : firstPatience)) {
    const papers = await bringInFromArxiv(now, pace);
    if (papers !== null) return { source: 'arxiv', papers };
  }
  if (before > 0 || !mayLoadDemo()) return { source: 'kept', papers: before };
  return { source: 'demo', papers: (await ingestDemo(now)).papers };
}

function mayLoadDemo(): boolean {
  return env().DEMO === 'auto' && env().EMBEDDED_DATABASE === '1';
}

async function bringInFromArxiv(now: Date, pace: Pace): Promise<number | null> {
  const isFirst = !(await hasRealPapers());
  try {
    const announced = await ingestAnnouncements(pace);
    const earlier = isFirst ? await bringInLastDays(now, pace) : 0;
    return announced.papers + earlier;
  } catch (error) {
    log('warn', 'arxiv_failed', { error });
    return (await hasRealPapers()) ? 0 : null;
  }
}

async function bringInLastDays(now: Date, pace: Pace): Promise<number> {
  const since = fromDay(addDays(currentFeedDay(now), -daysBack - 3));
  const range = { categories: env().ARXIV_CATEGORIES, since, until: now };
  const { papers } = await ingestSubmitted(range, pace);
  return papers;
}

async function hasNewestDay(now: Date): Promise<boolean> {
  let day = currentFeedDay(now);
  while (!isListingDay(day)) day = addDays(day, -1);
  const found = await db().entry.findFirst({
    where: { feedDay: fromDay(day) },
    select: { paperId: true },
  });
  return found !== null;
}

async function hasRealPapers(): Promise<boolean> {
  return (await db().paper.findFirst({ where: { demo: false }, select: { id: true } })) !== null;
}

async function answers(url: string, patience: number): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(patience) });
    return response.status < 500;
  } catch {
    return false;
  }
}
