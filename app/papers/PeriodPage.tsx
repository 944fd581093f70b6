import { notFound } from 'next/navigation';
import { FeedRail } from '@/app/papers/FeedRail';
import { FeedGrid } from '@/components/feed/FeedGrid';
import { Masthead } from '@/components/feed/Masthead';
import { PaperList } from '@/components/feed/PaperList';
import { type Period, PeriodSegments } from '@/components/feed/PeriodSegments';
import { Steps } from '@/components/feed/Steps';
import { Pager } from '@/components/ui/Pager';
import type { Day } from '@/lib/dates';
import {
  findNeighboursOfPeriodCached,
  findNewestDayCached,
  getCurrentDayCached,
} from '@/lib/entries/calendar-queries';
import { listPeriodCached } from '@/lib/entries/queries';
import { pageSize } from '@/lib/entries/schema';

type Props = {
  period: Period;
  first: Day;
  last: Day;
  page: number;
  title: string;
  nameOf: (day: Day) => string;
  addressOf: (day: Day, page?: number) => string;
};

/** The papers of a week or month by votes. A period to come, and a page beyond the last, are not found. */
export async function PeriodPage({ period, first, last, page, title, nameOf, addressOf }: Props) {
  if (first > (await getCurrentDayCached())) notFound();
  const [list, { previous, next }, newest] = await Promise.all([
    listPeriodCached(first, last, page),
    findNeighboursOfPeriodCached(first, last),
    findNewestDayCached(),
  ]);
  if (page > list.pages) notFound();
  const place = (day: Day | null) => (day === null ? null : { label: nameOf(day), href: addressOf(day) });
  const inside = newest && newest >= first && newest <= last ? newest : first;
  return (
    <>
      <Masthead title={title} byline={writeByline(list.total)}>
        <Steps label={`Each ${period}`} previous={place(previous)} here={nameOf(first)} next={place(next)} />
        <PeriodSegments day={inside} current={period} />
      </Masthead>
      <FeedGrid rail={<FeedRail day={inside} />}>
        <div className="border-t border-line">
          <PaperList papers={list.papers} start={(page - 1) * pageSize + 1} />
        </div>
        <Pager page={page} pages={list.pages} hrefOf={(other) => addressOf(first, other)} />
      </FeedGrid>
    </>
  );
}

function writeByline(total: number): string {
  if (total === 0) return 'No papers were announced in this time';
  return total === 1
    ? '1 paper, ranked by votes'
    : `${total.toLocaleString('en-US')} papers, ranked by votes`;
}
