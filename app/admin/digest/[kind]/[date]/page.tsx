import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AdminFrame } from '@/components/admin/AdminFrame';
import { DeliveryTable } from '@/components/admin/digest/DeliveryTable';
import { DigestDeck } from '@/components/admin/digest/DigestDeck';
import { DigestNotice } from '@/components/admin/digest/DigestNotice';
import { writePeriod } from '@/components/admin/digest/digest-words';
import { EditionHead } from '@/components/admin/digest/EditionHead';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { parseDay } from '@/lib/dates';
import { listDeliveries } from '@/lib/digest/operator-delivery-queries';
import { findEditionShown, listPostsOfEdition } from '@/lib/digest/operator-queries';
import { editionKind } from '@/lib/digest/schema';
import { env } from '@/lib/env';
import { readDigestAddress } from '../../address';

type Props = {
  params: Promise<{ kind: string; date: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'An edition' : 'Not found';
  return { title, robots: { index: false } };
}

export default async function EditionDesk({ params, searchParams }: Props) {
  if (!isAdmin(await getViewer())) notFound();
  const edition = await findNamed(await params);
  if (!edition) notFound();
  const { done, deliveries: count, state, after, confirming } = readDigestAddress(await searchParams);
  const timeZone = env().SITE_TIME_ZONE;
  const [{ deliveries, next }, posts] = await Promise.all([
    listDeliveries({ editionId: edition.id, state }, after),
    listPostsOfEdition(edition.id),
  ]);
  const here = `/admin/digest/${edition.kind}/${edition.periodStart}`;
  return (
    <AdminFrame
      place="/admin/digest"
      title={writePeriod(edition)}
      deck={<DigestDeck {...{ here, timeZone }} busy={edition.open > 0 && !confirming} />}
    >
      <DigestNotice done={done} deliveries={count} />
      <div className="mt-7 grid grid-cols-1 gap-10">
        <EditionHead {...{ edition, posts, timeZone, confirming }} now={new Date().toISOString()} />
        <DeliveryTable {...{ edition, deliveries, state, next, timeZone }} first={after === null} />
      </div>
      <p className="text-sm">
        <Link
          href={`/digest/${edition.kind}/${edition.periodStart}`}
          prefetch={false}
          className="underline decoration-line underline-offset-3"
        >
          The edition as readers see it
        </Link>
      </p>
    </AdminFrame>
  );
}

async function findNamed({ kind, date }: { kind: string; date: string }) {
  const [known, day] = [editionKind.safeParse(kind), parseDay(date)];
  return known.success && day ? findEditionShown(known.data, day) : null;
}
