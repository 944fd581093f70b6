import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, currentFeedDay, fromDay } from '@/lib/dates';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { ingestDemo } from '@/lib/ingest/demo';
import { ingestSubmitted } from '@/lib/ingest/ids';
import { arxivPace, isReachable, type Pace } from '@/lib/ingest/polite-fetch';
import { requireNoFailures } from '@/lib/ingest/tally';
import { log } from '@/lib/log';

export type BroughtIn = { source: 'arxiv' | 'demo' | 'kept'; papers: number };

const firstPatience = 10_000;
const laterPatience = 3_000;
const daysBack = 4;
const longestFirstStart = 240_000;
const longestStart = 30_000;
const impatient = { ...arxivPace, tries: 1, timeout: 10_000, longestWait: 12_000 };

/**
 * Makes sure that a starting site has papers: keeps them where the newest listing day has any, or else asks arXiv,
 * which has 10 seconds to answer at all (3 where there are older papers) and four minutes for everything (30 seconds),
 * or else, where the settings allow it, loads the demo catalogue.
 */
export async function bringInPapers(now: Date = new Date(), given: Pace = impatient): Promise<BroughtIn> {
  if (env().DEMO === 'on') return { source: 'demo', papers: (await ingestDemo(now)).papers };
  const before = await db().paper.count();
  const pace = { ...given, giveUpAt: Date.now() + (before > 0 ? longestStart : longestFirstStart) };
  if (before > 0 && (await isUpToDate(now))) return { source: 'kept', papers: before };
  const patience = Math.min(pace.timeout, before > 0 ? laterPatience : firstPatience);
  if (await isReachable(env().ARXIV_RSS_URL, { ...pace, timeout: patience })) {
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
  let papers = 0;
  try {
    const announced = await ingestAnnouncements(pace);
    papers = announced.papers;
    requireNoFailures(announced);
    if (isFirst) papers += await bringInLastDays(now, pace);
    return papers;
  } catch (error) {
    log('warn', 'arxiv_failed', { error });
    return (await hasRealPapers()) ? papers : null;
  }
}

async function bringInLastDays(now: Date, pace: Pace): Promise<number> {
  const since = fromDay(addDays(currentFeedDay(now), -daysBack - 3));
  const range = { categories: env().ARXIV_CATEGORIES, since, until: now };
  const { papers } = await ingestSubmitted(range, pace);
  return papers;
}

/** A catalogue that is curated has no places that arXiv's days could fill. */
async function isUpToDate(now: Date): Promise<boolean> {
  return env().FEED === 'curated' || (await hasNewestDay(now));
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
