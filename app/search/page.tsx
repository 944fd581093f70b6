import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { NoSearchYet, SearchFailed, SearchResults } from '@/components/search/SearchResults';
import { AppError } from '@/lib/errors';
import { parseArxivId } from '@/lib/papers/arxiv-id';
import { searchPapers } from '@/lib/search/queries';
import { cleanQuery } from '@/lib/search/schema';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Search', robots: { index: false } };

const lastPage = 50;

export default function Page({ searchParams }: Props) {
  return (
    <Suspense fallback={<p className="py-12 text-soft">Searching the catalogue.</p>}>
      <Search searchParams={searchParams} />
    </Suspense>
  );
}

async function Search({ searchParams }: Props) {
  await connection();
  const given = await searchParams;
  const q = cleanQuery(typeof given.q === 'string' ? given.q : '');
  if (!q) return <NoSearchYet />;
  const address = parseArxivId(q);
  if (address) redirect(`/papers/${address.id}`);
  const page = pageFrom(given.page);
  try {
    const result = await searchPapers({ q, page });
    return <SearchResults q={q} page={page} result={result} />;
  } catch (error) {
    if (error instanceof AppError) return <SearchFailed q={q} sentence={error.sentence} />;
    throw error;
  }
}

function pageFrom(text: string | string[] | undefined): number {
  const page = typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(page, 1), lastPage);
}
