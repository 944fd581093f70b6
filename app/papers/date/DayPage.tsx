import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { FeedRail } from '@/app/papers/FeedRail';
import { DayPapers } from '@/components/feed/DayPapers';
import { EmptyDay } from '@/components/feed/EmptyDay';
import { FeedGrid } from '@/components/feed/FeedGrid';
import { JumpToDate } from '@/components/feed/JumpToDate';
import { Masthead } from '@/components/feed/Masthead';
import { PeriodSegments } from '@/components/feed/PeriodSegments';
import { Steps } from '@/components/feed/Steps';
import { SubscribeBanner } from '@/components/subscribe/SubscribeBanner';
import { Pager } from '@/components/ui/Pager';
import { isListingDay } from '@/lib/arxiv-calendar';
import { type Day, formatDay, parseDay } from '@/lib/dates';
import {
  findNeighbourDaysCached,
  findNewestDayCached,
  getCurrentDayCached,
} from '@/lib/entries/calendar-queries';
import { listDayCached } from '@/lib/entries/queries';
import { type DayList, parsePage } from '@/lib/entries/schema';
import { env } from '@/lib/env';

type Address = { date: string; page?: string };

/** A feed day as a page of its own: the address is checked before anything is read. */
export async function DayPage({ date, page = '1' }: Address) {
  const day = parseDay(date);
  const number = parsePage(page);
  if (!day || !number) notFound();
  if (day !== date) permanentRedirect(addressOf(day, number));
  if (day > (await getCurrentDayCached())) notFound();
  return <DayView day={day} page={number} />;
}

/** A feed day that is known to exist. */
export async function DayView({ day, page }: { day: Day; page: number }) {
  const [list, neighbours, newest] = await Promise.all([
    listDayCached(day, page),
    findNeighbourDaysCached(day),
    findNewestDayCached(),
  ]);
  if (page > list.pages) notFound();
  return (
    <>
      <Masthead title={writeTitle(day, newest)} byline={writeByline(list)}>
        <Steps
          label="Days"
          previous={toPlace(neighbours.previous)}
          here={shortDay(day)}
          next={toPlace(neighbours.next)}
        />
        <PeriodSegments day={day} current="day" />
        <JumpToDate id="jump" day={day} newest={newest ?? day} className="min-[901px]:hidden" />
      </Masthead>
      <SubscribeBanner />
      <FeedGrid rail={<FeedRail day={day} shown={day} />}>
        {list.total === 0 ? (
          <EmptyDay day={day} listing={isListingDay(day)} neighbours={neighbours} />
        ) : (
          <DayPapers list={list} />
        )}
        <Pager page={page} pages={list.pages} hrefOf={(other) => addressOf(day, other)} />
      </FeedGrid>
    </>
  );
}

export async function describeDay({ date, page = '1' }: Address): Promise<Metadata> {
  const day = parseDay(date);
  const number = parsePage(page);
  if (!day || !number) return { title: 'No such day' };
  const title = formatDay(day, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  return {
    title: number > 1 ? `${title}, page ${number}` : title,
    description: `The papers that arXiv announced on ${title}, in the order of their votes.`,
    alternates: { canonical: addressOf(day, number) },
  };
}

function addressOf(day: Day, page: number): string {
  return page > 1 ? `/papers/date/${day}/page/${page}` : `/papers/date/${day}`;
}

function writeTitle(day: Day, newest: Day | null): string {
  const thisYear = day.slice(0, 4) === newest?.slice(0, 4);
  return formatDay(day, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(!thisYear && { year: 'numeric' }),
  });
}

function writeByline({ total, chosen }: DayList): string {
  if (total === 0) return 'No papers on this day';
  if (chosen === 0) return `${countPapers(total)} announced, none chosen yet`;
  return `${countPapers(chosen)}, chosen ${env().SITE_BYLINE}`;
}

function countPapers(count: number): string {
  return count === 1 ? '1 paper' : `${count} papers`;
}

function shortDay(day: Day): string {
  return formatDay(day, { month: 'short', day: 'numeric' });
}

function toPlace(day: Day | null) {
  return day === null ? null : { label: shortDay(day), href: `/papers/date/${day}` };
}
