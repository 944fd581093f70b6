import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '@/components/admin/AdminFrame';
import { DigestDeck } from '@/components/admin/digest/DigestDeck';
import { DigestNotice } from '@/components/admin/digest/DigestNotice';
import { ReportList } from '@/components/admin/digest/ReportList';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { listReports } from '@/lib/bounces/unmatched/queries';
import { env } from '@/lib/env';
import { readDigestAddress } from '../address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'Reports about mail' : 'Not found';
  return { title, robots: { index: false } };
}

export default async function ReportsPage({ searchParams }: Props) {
  if (!isAdmin(await getViewer())) notFound();
  const { page, done } = readDigestAddress(await searchParams);
  const listed = await listReports(page);
  const timeZone = env().SITE_TIME_ZONE;
  return (
    <AdminFrame
      place="/admin/digest"
      title="Reports"
      deck={<DigestDeck here="/admin/digest/reports" busy={false} timeZone={timeZone} />}
    >
      <DigestNotice done={done} deliveries={0} />
      <ReportList {...listed} page={page} timeZone={timeZone} />
    </AdminFrame>
  );
}
