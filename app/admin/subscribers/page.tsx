import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SubscriberFigures } from '@/components/admin/subscribers/SubscriberFigures';
import { SubscriberList } from '@/components/admin/subscribers/SubscriberList';
import { SubscribersFrame } from '@/components/admin/subscribers/SubscribersFrame';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import {
  countSubscribers,
  findSubscribers,
  listSubscriberDays,
  listSubscribers,
} from '@/lib/subscribers/operator-queries';
import { readListAddress } from './address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'Subscribers' : 'Not found';
  return { title, robots: { index: false }, referrer: 'same-origin' };
}

export default async function SubscribersPage({ searchParams }: Props) {
  const viewer = await getViewer();
  if (!isAdmin(viewer)) notFound();
  const { status, find, after, erased } = readListAddress(await searchParams);
  const [counts, days, found, listed] = await Promise.all([
    countSubscribers(viewer),
    listSubscriberDays(viewer),
    find ? findSubscribers(viewer, find, after) : null,
    find ? null : listSubscribers(viewer, status, after),
  ]);
  const page = found ?? listed ?? (await listSubscribers(viewer, null, null));
  const timeZone = env().SITE_TIME_ZONE;
  return (
    <SubscribersFrame title="Subscribers" deck={`Who gets the digest. Times are those of ${timeZone}.`}>
      {erased && (
        <p role="status" className="mt-5 border-ink border-l-2 pl-3">
          The subscriber is erased.
        </p>
      )}
      <SubscriberFigures counts={counts} days={days} />
      <SubscriberList
        {...page}
        typed={found?.typed ?? null}
        find={found ? find : null}
        isOver={find !== null && !found}
        isFirst={after === null}
        status={find ? null : status}
        timeZone={timeZone}
      />
    </SubscribersFrame>
  );
}
