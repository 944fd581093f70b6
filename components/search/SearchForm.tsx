import Link from 'next/link';
import { longestQuery, type SearchSort } from '@/lib/search/schema';

/** The field with what was typed, so that it can be changed where it is read. */
export function SearchForm({ q, sort }: { q: string; sort: SearchSort }) {
  return (
    <form action="/search" className="no-print my-4">
      <div className="flex max-w-[560px] gap-2">
        <label htmlFor="search-words" className="sr-only">
          Words to look for
        </label>
        <input
          key={q}
          id="search-words"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={longestQuery}
          placeholder="Words, an author, an arXiv id"
          autoComplete="off"
          className="field min-w-0 flex-1"
        />
        {sort !== 'relevance' && <input type="hidden" name="sort" value={sort} />}
        <button type="submit" className="button">
          Search
        </button>
      </div>
      <p className="mt-2 text-[13px] text-faint">
        <Link href="/about/search" prefetch={false} className="underline underline-offset-[3px]">
          How to search
        </Link>
      </p>
    </form>
  );
}
