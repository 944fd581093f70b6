import { db } from '@/lib/db';
import { countByDay, findNeighbourDays, findNewestDay } from '@/lib/entries/calendar-queries';
import { listDay, listPeriod } from '@/lib/entries/queries';
import { pageSize } from '@/lib/entries/schema';
import { findNeighbours, findPaper, listComments } from '@/lib/papers/queries';
import { listTrending } from '@/lib/ranking/queries';
import { listMarks } from '@/lib/reading/queries';
import { listOverlays } from '@/lib/votes/queries';
import { oneOf, type Sample } from './sample';

type Read = (sample: Sample) => Promise<unknown>;

export const primaryKey = 'a primary-key read';

/** The four reads that have a goal, each through the plain readers that the page's cached wrappers call. */
export const mainReads: Record<string, Read> = {
  "a day's list": (sample) => listDay(oneOf(sample.days).day, 1),
  "a month's list": (sample) => listMonth(sample, () => 1),
  'a paper page': readPaperPage,
  'the viewer overlay': readOverlay,
};

/** What stands beside them on the same pages. */
export const otherReads: Record<string, Read> = {
  "a day's last page": readLastOfDay,
  "a month's last page": (sample) => listMonth(sample, lastPage),
  'the calendar of a month': readCalendar,
  'the days around a day': (sample) => findNeighbourDays(oneOf(sample.days).day, sample.now),
  'the newest day': (sample) => findNewestDay(sample.now),
  'trending of the week': (sample) => listTrending('week', 1, sample.now),
};

export const reads: Record<string, Read> = {
  [primaryKey]: (sample) =>
    db().paper.findUnique({ where: { id: oneOf(sample.papers) }, select: { id: true } }),
  ...mainReads,
  ...otherReads,
};

function listMonth(sample: Sample, choosePage: (papers: number) => number): Promise<unknown> {
  const { first, last, papers } = oneOf(sample.months);
  return listPeriod(first, last, choosePage(papers));
}

/** As the page does: the paper, then at once its comments and its neighbours. */
async function readPaperPage(sample: Sample): Promise<void> {
  const id = oneOf(sample.papers);
  const paper = await findPaper(id);
  if (!paper?.feedDay) throw new Error(`${id} is on no day.`);
  await Promise.all([listComments(id), findNeighbours(id, paper.feedDay)]);
}

/** As many papers as one request may name. */
function readOverlay(sample: Sample): Promise<unknown> {
  const viewer = { userId: oneOf(sample.people), handle: 'reader', name: 'Reader', role: 'reader' as const };
  const papers = oneOf(sample.hundreds);
  return Promise.all([listOverlays(viewer, { papers }), listMarks(viewer, papers.split(','))]);
}

function readLastOfDay(sample: Sample): Promise<unknown> {
  const { day, papers } = oneOf(sample.days);
  return listDay(day, lastPage(papers));
}

function readCalendar(sample: Sample): Promise<unknown> {
  const { first, last } = oneOf(sample.months);
  return countByDay(first, last);
}

function lastPage(papers: number): number {
  return Math.ceil(papers / pageSize);
}
