import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageNumber, type Query } from '@/app/saved/page-number';
import { Shelf } from '@/components/reading/Shelf';
import { getViewer } from '@/lib/auth/viewer';
import { listHidden } from '@/lib/reading/queries';

export const metadata: Metadata = { title: 'Hidden papers', robots: { index: false } };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

export default async function HiddenPage({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await getViewer();
  if (!viewer) redirect('/sign-in?returnTo=%2Fsaved%2Fhidden');
  const page = pageNumber(await searchParams);
  return <Shelf kept={await listHidden(viewer, page)} page={page} hidden />;
}
