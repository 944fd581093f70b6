import Link from 'next/link';
import type { ReactNode } from 'react';
import { SearchForm } from '@/components/search/SearchForm';
import { SearchHit } from '@/components/search/SearchHit';
import { Pager } from '@/components/ui/Pager';
import type { SearchResult } from '@/lib/search/schema';

type Props = { q: string; page: number; result: SearchResult };

/** One page of what was found, or what to do when that is nothing. */
export function SearchResults({ q, page, result }: Props) {
  if (result.hits.length === 0) return <NothingFound q={q} result={result} page={page} />;
  return (
    <Frame q={q} title={countPapers(result)}>
      {result.words === 'any' && (
        <p className="text-soft">
          No paper has all of these words. These have some of them, the closest first.
        </p>
      )}
      <div className="max-w-[820px]">
        {result.hits.map((hit) => (
          <SearchHit key={hit.paper.id} hit={hit} />
        ))}
      </div>
      <Pager page={page} pages={result.pages} hrefOf={(other) => hrefOf(q, other)} />
    </Frame>
  );
}

export function NoSearchYet() {
  return (
    <Frame q="" title="Search the catalogue">
      <Advice />
    </Frame>
  );
}

export function SearchFailed({ q, sentence }: { q: string; sentence: string }) {
  return (
    <Frame q={q} title="No answer this time">
      <p role="alert">{sentence}</p>
    </Frame>
  );
}

function NothingFound({ q, page, result }: Props) {
  if (page > 1 && result.total > 0)
    return (
      <Frame q={q} title="The list ends before this page">
        <p>
          <Link href={hrefOf(q, 1)}>Back to its first page</Link>
        </p>
      </Frame>
    );
  return (
    <Frame q={q} title={`Nothing found for “${q}”`}>
      {result.words === 'none' && <p>These words stand in almost every paper. Add one that says more.</p>}
      <Advice />
    </Frame>
  );
}

function Frame({ q, title, children }: { q: string; title: string; children: ReactNode }) {
  return (
    <div className="pt-[22px] pb-12 min-[901px]:pt-[34px]">
      <h1 className="font-serif text-[32px] leading-tight font-medium tracking-[-0.022em] text-balance min-[901px]:text-[40px]">
        {title}
      </h1>
      <SearchForm q={q} />
      {children}
    </div>
  );
}

function Advice() {
  return (
    <div className="prose mt-4">
      <p>Words are looked for in titles, abstracts and authors. Endings and accents do not matter.</p>
      <ul>
        <li>“quoted words” must stand together; a minus before a word leaves papers with it out.</li>
        <li>An arXiv id or address, such as 2401.14539, leads straight to the paper.</li>
        <li>
          A paper that is missing can be <Link href="/papers/index">brought in from arXiv</Link>.
        </li>
      </ul>
    </div>
  );
}

function countPapers({ total, counted }: SearchResult): string {
  if (!counted) return `${total.toLocaleString('en-US')}+ papers`;
  return total === 1 ? '1 paper' : `${total.toLocaleString('en-US')} papers`;
}

function hrefOf(q: string, page: number): string {
  const query = new URLSearchParams({ q, ...(page > 1 ? { page: String(page) } : {}) });
  return `/search?${query}`;
}
