import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Pager } from '@/components/ui/Pager';
import { OwnVotes } from '@/components/votes/OwnVotes';
import { getViewer } from '@/lib/auth/viewer';
import { listOwnVotes } from '@/lib/votes/queries';

export const metadata: Metadata = { title: 'Your votes', robots: { index: false } };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

type Props = { searchParams: Promise<{ p?: string | string[] }> };

export default async function VotesPage({ searchParams }: Props) {
  const viewer = await getViewer();
  if (!viewer) redirect('/sign-in?returnTo=%2Fvotes');
  const page = pageNumber((await searchParams).p);
  const { votes, total, pages } = await listOwnVotes(viewer, page);
  return (
    <div className="max-w-[48rem] py-10">
      <h1 className="font-serif text-[40px] leading-[1.05] font-medium tracking-[-0.022em]">Your votes</h1>
      <p className="mt-2 text-soft">{total === 1 ? '1 paper' : `${total} papers`}, newest vote first</p>
      <OwnVotes votes={votes} />
      <Pager page={page} pages={pages} hrefOf={(to) => `/votes?p=${to}`} />
    </div>
  );
}

function pageNumber(text: string | string[] | undefined): number {
  return typeof text === 'string' && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}
