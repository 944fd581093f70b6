import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '@/components/admin/AdminFrame';
import { ComplaintAlarm } from '@/components/admin/digest/ComplaintAlarm';
import { DigestCharts } from '@/components/admin/digest/DigestCharts';
import { DigestDeck } from '@/components/admin/digest/DigestDeck';
import { DigestNotice } from '@/components/admin/digest/DigestNotice';
import { EditionList } from '@/components/admin/digest/EditionList';
import { SendingState } from '@/components/admin/digest/SendingState';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { readComplaintRate } from '@/lib/bounces/complaint-queries';
import { listDigestRuns, listEditionsDrawn, listEditionsShown } from '@/lib/digest/operator-queries';
import { listReportsByDay } from '@/lib/digest/operator-report-queries';
import { env } from '@/lib/env';
import { listGates } from '@/lib/mail/queries';
import { readSending } from '@/lib/runs/sending-queries';
import { readDigestAddress } from './address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'Digest' : 'Not found';
  return { title, robots: { index: false } };
}

export default async function DigestDesk({ searchParams }: Props) {
  if (!isAdmin(await getViewer())) notFound();
  const { page, done, deliveries } = readDigestAddress(await searchParams);
  const moment = new Date();
  const now = moment.toISOString();
  const timeZone = env().SITE_TIME_ZONE;
  const { sending, runs, gates, shown, drawn, complaints } = await readAll(page, moment);
  const busy = shown.editions.some(({ open }) => open > 0) || runs[0]?.outcome === 'running';
  return (
    <AdminFrame
      place="/admin/digest"
      title="Digest"
      deck={<DigestDeck here="/admin/digest" {...{ busy, timeZone }} />}
    >
      <DigestNotice {...{ done, deliveries }} />
      <ComplaintAlarm {...complaints} />
      <div className="mt-7 grid grid-cols-1 gap-10">
        <SendingState {...{ sending, runs, gates, now, timeZone }} />
        <EditionList {...shown} {...{ page, now }} />
        <DigestCharts {...drawn} />
      </div>
    </AdminFrame>
  );
}

async function readAll(page: number, now: Date) {
  const [sending, runs, gates, shown, daily, weekly, reports, complaints] = await Promise.all([
    readSending(),
    listDigestRuns(),
    listGates(),
    listEditionsShown(page),
    listEditionsDrawn('daily'),
    listEditionsDrawn('weekly'),
    listReportsByDay(now),
    readComplaintRate(),
  ]);
  return { sending, runs, gates, shown, drawn: { daily, weekly, reports }, complaints };
}
