import Link from 'next/link';
import type { ReactNode } from 'react';
import { FeedRail } from '@/app/papers/FeedRail';
import { FeedGrid } from '@/components/feed/FeedGrid';
import { Masthead } from '@/components/feed/Masthead';
import { TrendingSegments } from '@/components/feed/TrendingSegments';
import { getCurrentDayCached } from '@/lib/entries/calendar-queries';
import type { Sort } from '@/lib/ranking/schema';
import { rules } from '@/lib/ranking/schema';

/** What stands around every order of the trending page. */
export async function TrendingFrame({ sort, children }: { sort: Sort; children: ReactNode }) {
  const today = await getCurrentDayCached();
  return (
    <>
      <Masthead title="Trending" byline={rules[sort].sentence}>
        <TrendingSegments current={sort} />
      </Masthead>
      <FeedGrid rail={<FeedRail day={today} trending={sort !== 'week'} />}>
        <div className="border-t border-line">{children}</div>
        <p className="py-6 text-sm text-soft">
          <Link href="/about/ranking" prefetch={false} className="underline underline-offset-[3px]">
            How papers are ranked
          </Link>
        </p>
      </FeedGrid>
    </>
  );
}
