import Link from 'next/link';
import { FollowButton } from '@/components/follows/FollowButton';
import { SearchAdvice } from '@/components/search/SearchAdvice';
import { SearchFrame } from '@/components/search/SearchFrame';
import { SearchHit } from '@/components/search/SearchHit';
import { ChosenFilters, SearchNarrowing } from '@/components/search/SearchNarrowing';
import { searchAddress } from '@/components/search/search-address';
import { Pager } from '@/components/ui/Pager';
import { Segments } from '@/components/ui/Segments';
import type { SearchResult, SearchSort } from '@/lib/search/schema';

type Narrowing = { label: string; q: string; chosen: boolean };
type Props = {
  q: string;
  sort: SearchSort;
  page: number;
  result: SearchResult;
  chosen: Narrowing[];
  offered: { name: string; links: Narrowing[] }[];
};

const sorts: Record<SearchSort, string> = { relevance: 'Relevance', date: 'Newest', votes: 'Votes' };

/** One page of what was found, or what to do when that is nothing. */
export function SearchResults(props: Props) {
  const { q, sort, page, result, chosen, offered } = props;
  if (result.hits.length === 0) return <NothingFound {...props} />;
  return (
    <SearchFrame q={q} sort={sort} title={countPapers(result)}>
      <ChosenFilters sort={sort} chosen={chosen} />
      <Suggestion {...props} />
      <p className="max-w-prose text-soft empty:hidden">{sentences[result.words]}</p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Segments label="Order" segments={segmentsOf(q, sort)} />
        <FollowButton kind="search" target={q} label="Follow this search" />
        <a href={`/search/feed.xml?${new URLSearchParams({ q })}`} className="text-sm text-soft">
          Feed
        </a>
      </div>
      <div className="mt-3 grid items-start gap-x-11 min-[901px]:grid-cols-[minmax(0,1fr)_220px]">
        <div className="order-2 min-w-0 border-t border-line min-[901px]:order-1">
          {result.hits.map((hit) => (
            <SearchHit key={hit.paper.id} hit={hit} />
          ))}
          <Pager
            page={page}
            pages={result.pages}
            hrefOf={(other) => searchAddress({ q, sort, page: other })}
          />
        </div>
        <div className="order-1 min-[901px]:order-2">
          <SearchNarrowing sort={sort} groups={offered} />
        </div>
      </div>
    </SearchFrame>
  );
}

export function SearchFailed({ q, sentence }: { q: string; sentence: string }) {
  return (
    <SearchFrame q={q} title="No answer this time">
      <p role="alert">{sentence}</p>
    </SearchFrame>
  );
}

function NothingFound({ q, sort, page, result, chosen }: Props) {
  if (page > 1 && result.total > 0)
    return (
      <SearchFrame q={q} sort={sort} title="The list ends before this page">
        <p>
          <Link href={searchAddress({ q, sort })}>Back to its first page</Link>
        </p>
      </SearchFrame>
    );
  return (
    <SearchFrame q={q} sort={sort} title={`Nothing found for “${q}”`}>
      <Suggestion q={q} sort={sort} result={result} />
      {result.words === 'none' && (
        <p>
          Nothing in this can be looked for: words of almost every paper, or only what to leave out. Add a
          word.
        </p>
      )}
      {chosen.length > 0 && <p>Take off a filter, and there may be more:</p>}
      <ChosenFilters sort={sort} chosen={chosen} />
      <p className="mt-3">
        <a
          href={`https://arxiv.org/search/?${new URLSearchParams({ query: q, searchtype: 'all' })}`}
          rel="noopener"
        >
          Look for it at arXiv
        </a>
      </p>
      <SearchAdvice />
    </SearchFrame>
  );
}

function Suggestion({ sort, result: { suggestion } }: Pick<Props, 'q' | 'sort' | 'result'>) {
  if (!suggestion) return null;
  return (
    <p className="my-3">
      Did you mean{' '}
      <Link
        href={searchAddress({ q: suggestion, sort })}
        prefetch={false}
        className="underline underline-offset-[3px]"
      >
        {suggestion}
      </Link>
      ?
    </p>
  );
}

const sentences: Record<SearchResult['words'], string> = {
  all: '',
  any: 'Few or no papers have all of these words. These have some of them, the closest first.',
  meaning: 'No paper has these words. These are the nearest in meaning.',
  none: '',
};

function segmentsOf(q: string, current: SearchSort) {
  return (Object.keys(sorts) as SearchSort[]).map((sort) => ({
    label: sorts[sort],
    href: searchAddress({ q, sort }),
    current: sort === current,
  }));
}

function countPapers({ total, near, counted }: SearchResult): string {
  const byWords = Math.max(total - near, 0);
  if (near === 0) return sayPapers(byWords, counted);
  return byWords === 0
    ? `${sayPapers(near, true)} near in meaning`
    : `${sayPapers(byWords, counted)}, and ${near} near in meaning`;
}

function sayPapers(count: number, counted: boolean): string {
  const number = count.toLocaleString('en-US');
  return count === 1 && counted ? '1 paper' : `${number}${counted ? '' : '+'} papers`;
}
