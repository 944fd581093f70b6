import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { StretchPage } from '@/app/papers/trending/StretchPage';
import { TrendingFrame } from '@/app/papers/trending/TrendingFrame';
import { TrendingPapers } from '@/components/feed/TrendingPapers';
import { Pager } from '@/components/ui/Pager';
import { pageSize, parsePage } from '@/lib/entries/schema';
import { listTrendingCached } from '@/lib/ranking/queries';
import { listRisingCached } from '@/lib/ranking/rising-queries';
import { parseSort, rules, type Sort, trendingPath } from '@/lib/ranking/schema';

type Address = { window: string; page?: string };

/** An order of the trending page. Hot and New have no numbered pages: they are read on from a place. */
export async function TrendingPage({ window, page = '1' }: Address) {
  const sort = parseSort(window);
  const number = parsePage(page);
  if (!sort || !number) notFound();
  if (sort === 'hot' || sort === 'new') {
    if (number > 1) notFound();
    return <StretchPage sort={sort} place={null} />;
  }
  const list = await (sort === 'rising' ? listRisingCached(number) : listTrendingCached(sort, number));
  if (number > list.pages) notFound();
  return (
    <TrendingFrame sort={sort}>
      {list.total === 0 && <p className="py-8 text-soft">{sayNone(sort)}</p>}
      <TrendingPapers papers={list.papers} start={(number - 1) * pageSize + 1} />
      <Pager page={number} pages={list.pages} hrefOf={(other) => addressOf(sort, other)} />
    </TrendingFrame>
  );
}

/** The address of Hot has no segment of its own. */
export function redirectFromHot(window: string): void {
  if (window === 'hot') permanentRedirect(trendingPath('hot'));
}

export function describeTrending({ window, page = '1' }: Address): Metadata {
  const sort = parseSort(window);
  const number = parsePage(page);
  if (!sort || !number) return { title: 'No such list' };
  const title = sort === 'hot' ? 'Trending papers' : `Trending papers, ${rules[sort].name.toLowerCase()}`;
  return {
    title: number > 1 ? `${title}, page ${number}` : title,
    description: rules[sort].sentence,
    alternates: { canonical: addressOf(sort, number) },
  };
}

function addressOf(sort: Sort, page: number): string {
  return page > 1 ? `${trendingPath(sort)}/page/${page}` : trendingPath(sort);
}

function sayNone(sort: Sort): string {
  return sort === 'rising'
    ? 'Nobody has voted in the last 24 hours.'
    : 'No paper of this time has a vote yet.';
}
