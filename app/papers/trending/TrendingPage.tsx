import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { FeedRail } from '@/app/papers/FeedRail';
import { FeedGrid } from '@/components/feed/FeedGrid';
import { Masthead } from '@/components/feed/Masthead';
import { TrendingPapers } from '@/components/feed/TrendingPapers';
import { Pager } from '@/components/ui/Pager';
import { Segments } from '@/components/ui/Segments';
import { getCurrentDayCached } from '@/lib/entries/calendar-queries';
import { pageSize, parsePage } from '@/lib/entries/schema';
import { listTrendingCached } from '@/lib/ranking/queries';
import { parseWindow, type Window, windows } from '@/lib/ranking/schema';

type Address = { window: string; page?: string };

const names: Record<Window, string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  year: 'Year',
  all: 'All time',
};

const spans: Record<Window, string> = {
  day: 'on the newest day',
  week: 'in the seven days up to the newest',
  month: 'in the thirty days up to the newest',
  year: 'in the year up to the newest day',
  all: 'at any time',
};

export async function TrendingPage({ window, page = '1' }: Address) {
  const span = parseWindow(window);
  const number = parsePage(page);
  if (!span || !number) notFound();
  const [list, today] = await Promise.all([listTrendingCached(span, number), getCurrentDayCached()]);
  if (number > list.pages) notFound();
  return (
    <>
      <Masthead title="Trending" byline={`Papers announced ${spans[span]}, by the number of their votes.`}>
        <Segments
          label="Window"
          segments={windows.map((each) => ({
            label: names[each],
            href: addressOf(each),
            current: each === span,
          }))}
        />
      </Masthead>
      <FeedGrid rail={<FeedRail day={today} trending={false} />}>
        {list.total === 0 && <p className="py-8 text-soft">No paper of this time has a vote yet.</p>}
        <TrendingPapers papers={list.papers} start={(number - 1) * pageSize + 1} />
        <Pager page={number} pages={list.pages} hrefOf={(other) => addressOf(span, other)} />
        <p className="py-6 text-sm text-soft">
          <Link href="/about/ranking" prefetch={false} className="underline underline-offset-[3px]">
            How papers are ranked
          </Link>
        </p>
      </FeedGrid>
    </>
  );
}

export function describeTrending({ window, page = '1' }: Address): Metadata {
  const span = parseWindow(window);
  const number = parsePage(page);
  if (!span || !number) return { title: 'No such list' };
  const title = span === 'week' ? 'Trending papers' : `Trending papers, ${names[span].toLowerCase()}`;
  return {
    title: number > 1 ? `${title}, page ${number}` : title,
    description: `Papers announced ${spans[span]}, by the number of their votes.`,
    alternates: { canonical: addressOf(span, number) },
  };
}

function addressOf(window: Window, page = 1): string {
  if (page > 1) return `/papers/trending/${window}/page/${page}`;
  return window === 'week' ? '/papers/trending' : `/papers/trending/${window}`;
}
