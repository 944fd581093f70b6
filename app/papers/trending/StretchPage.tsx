import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TrendingFrame } from '@/app/papers/trending/TrendingFrame';
import { TrendingPapers } from '@/components/feed/TrendingPapers';
import { TrendingReadOn } from '@/components/feed/TrendingReadOn';
import { listHotCached, listNewCached } from '@/lib/ranking/hot-queries';
import { parseSort, rules, trendingPath } from '@/lib/ranking/schema';

/** Hot or New from the top, or read on after a place. */
export async function StretchPage({ sort, place }: { sort: 'hot' | 'new'; place: string | null }) {
  const stretch = await (sort === 'hot' ? listHotCached(place) : listNewCached(place));
  if (!stretch || (place && stretch.papers.length === 0)) notFound();
  const { papers, next } = stretch;
  return (
    <TrendingFrame sort={sort}>
      {papers.length === 0 && <p className="py-8 text-soft">There are no papers yet.</p>}
      <TrendingPapers papers={papers} start={1} />
      <TrendingReadOn
        first={trendingPath(sort)}
        next={next && `/papers/trending/${sort}/after/${next}`}
        begun={place !== null}
      />
    </TrendingFrame>
  );
}

/** Places are without number and change with every vote: they are for readers, not for search engines. */
export function describeStretch(window: string): Metadata {
  const sort = parseSort(window);
  if (sort !== 'hot' && sort !== 'new') return { title: 'No such list' };
  return {
    title: `Trending papers, ${rules[sort].name.toLowerCase()}, further on`,
    description: rules[sort].sentence,
    robots: { index: false, follow: false },
  };
}
