import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { NoSearchYet } from '@/components/search/SearchAdvice';
import { SearchFailed, SearchResults } from '@/components/search/SearchResults';
import { AppError } from '@/lib/errors';
import { parseArxivId } from '@/lib/papers/arxiv-id';
import { filterSearch } from '@/lib/search/filter-queries';
import { cleanQuery, type SearchSort } from '@/lib/search/schema';

type Given = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Given> };

const lastPage = 50;
/** The address of a paper here, or where else papers are known by their arXiv id. */
const ownPaper = /^https?:\/\/[^/\s]+\/(?:papers|abs|pdf|html)\//i;
const sorts: readonly SearchSort[] = ['relevance', 'date', 'votes'];

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const q = queryFrom(await searchParams);
  const feed = `/search/feed.xml?${new URLSearchParams({ q })}`;
  return {
    title: q ? `Search: ${q}` : 'Search',
    robots: { index: false },
    ...(q ? { alternates: { types: { 'application/atom+xml': feed } } } : {}),
  };
}

/** What is streamed into a shell stays hidden without JavaScript, so the page waits for its results. */
export const instant = false;

export default async function SearchPage({ searchParams }: Props) {
  await connection();
  const given = await searchParams;
  const q = queryFrom(given);
  if (!q) return <NoSearchYet />;
  const address = parseArxivId(q.replace(/^[[(<"']+|[\])>.,;"']+$/g, '').replace(ownPaper, ''));
  if (address) redirect(`/papers/${address.id}`);
  const asked = { q, sort: sortFrom(given.sort), page: pageFrom(given.page) };
  try {
    return <SearchResults {...asked} {...(await filterSearch(asked, new Date().getUTCFullYear()))} />;
  } catch (error) {
    if (error instanceof AppError) return <SearchFailed q={q} sentence={error.sentence} />;
    throw error;
  }
}

function queryFrom({ q }: Given): string {
  return cleanQuery([q].flat()[0] ?? '');
}

function sortFrom(text: string | string[] | undefined): SearchSort {
  return sorts.find((sort) => sort === text) ?? 'relevance';
}

function pageFrom(text: string | string[] | undefined): number {
  const page = typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(page, 1), lastPage);
}
