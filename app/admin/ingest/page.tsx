import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BringInForm } from '@/components/admin/BringInForm';
import { IngestReport } from '@/components/admin/IngestReport';
import { QuarantineList } from '@/components/admin/QuarantineList';
import { RunAsked } from '@/components/admin/RunAsked';
import { RunList } from '@/components/admin/RunList';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { currentFeedDay } from '@/lib/dates';
import { env } from '@/lib/env';
import { isIngestBusy, listQuarantine, listRuns } from '@/lib/ingest/queries';
import { findProblem } from '@/lib/ingest/request/schema';
import { countDayBy, getDayPicture, listSources } from '@/lib/ingest/source-queries';
import { type IngestAddress, readIngestAddress } from './address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'Ingest' : 'Not found';
  return { title, robots: { index: false } };
}

export default async function IngestPage({ searchParams }: Props) {
  if (!isAdmin(await getViewer())) notFound();
  const address = readIngestAddress(await searchParams);
  const { filter, page, quarantinePage, day, typed } = address;
  const now = new Date();
  const today = currentFeedDay(now);
  const { ARXIV_CATEGORIES: followed, SITE_TIME_ZONE: timeZone } = env();
  const { runs, quarantine, asked, ...report } = await readAll(address, now);
  const shown = { ...filter, p: page, q: quarantinePage, day: day ?? undefined };
  return (
    <IngestReport {...report} {...address} {...{ now: now.toISOString(), today, timeZone, shown }}>
      <BringInForm
        typed={typed}
        problem={address.refused ? findProblem(typed, followed, today) : null}
        followed={followed}
        today={today}
      />
      <RunList {...runs} {...{ page, filter, shown, timeZone }}>
        <RunAsked run={asked?.runs[0] ?? null} />
      </RunList>
      <QuarantineList {...quarantine} page={quarantinePage} {...{ shown, timeZone }} gone={address.gone} />
    </IngestReport>
  );
}

async function readAll({ filter, page, quarantinePage, day, asked: runId }: IngestAddress, now: Date) {
  const [sources, picture, origins, busy, runs, quarantine, asked] = await Promise.all([
    listSources(now),
    getDayPicture(now),
    day ? countDayBy(day) : null,
    isIngestBusy(now),
    listRuns(filter, page),
    listQuarantine(quarantinePage),
    runId ? listRuns({ run: runId }, 1) : null,
  ]);
  return { sources, picture, origins, busy, runs, quarantine, asked };
}
