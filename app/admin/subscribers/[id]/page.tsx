import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Address } from '@/components/admin/subscribers/Address';
import { SubscriberActs } from '@/components/admin/subscribers/SubscriberActs';
import { SubscriberPast } from '@/components/admin/subscribers/SubscriberPast';
import { SubscriberStanding } from '@/components/admin/subscribers/SubscriberStanding';
import { SubscribersFrame } from '@/components/admin/subscribers/SubscribersFrame';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { findSubscriber } from '@/lib/subscribers/operator/one-queries';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there; no history of a browser keeps the address. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'A subscriber' : 'Not found';
  return { title, robots: { index: false }, referrer: 'same-origin' };
}

export default async function SubscriberPage({ params, searchParams }: Props) {
  const viewer = await getViewer();
  if (!isAdmin(viewer)) notFound();
  const subscriber = await findSubscriber(viewer, (await params).id);
  if (!subscriber) notFound();
  const { done } = await searchParams;
  const timeZone = env().SITE_TIME_ZONE;
  return (
    <SubscribersFrame title={<Address email={subscriber.email} />} deck={`Times are those of ${timeZone}.`}>
      <SubscriberStanding
        subscriber={subscriber}
        timeZone={timeZone}
        done={typeof done === 'string' ? done : null}
      />
      <SubscriberPast subscriber={subscriber} timeZone={timeZone} />
      <SubscriberActs subscriber={subscriber} refused={done === 'not_erased'} />
    </SubscribersFrame>
  );
}
