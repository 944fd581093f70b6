import type { ReactNode } from 'react';
import { SearchForm } from '@/components/search/SearchForm';
import type { SearchSort } from '@/lib/search/schema';

type Props = { q: string; sort?: SearchSort; title: string; children: ReactNode };

/** What every answer of the search page has: what came of it as the title, and the box with what was typed. */
export function SearchFrame({ q, sort = 'relevance', title, children }: Props) {
  return (
    <div className="pt-[22px] pb-12 min-[901px]:pt-[34px]">
      <h1 className="font-serif text-[32px] leading-tight font-medium tracking-[-0.022em] text-balance min-[901px]:text-[40px]">
        {title}
      </h1>
      <SearchForm q={q} sort={sort} />
      {children}
    </div>
  );
}
