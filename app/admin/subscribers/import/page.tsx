import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportForm } from '@/components/admin/subscribers/ImportForm';
import { SubscribersFrame } from '@/components/admin/subscribers/SubscribersFrame';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { readTyped } from '@/lib/subscribers/csv-queries';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'Import subscribers' : 'Not found';
  return { title, robots: { index: false }, referrer: 'same-origin' };
}

export default async function ImportPage({ searchParams }: Props) {
  if (!isAdmin(await getViewer())) notFound();
  const { problem, typed } = await searchParams;
  return (
    <SubscribersFrame
      title="Import subscribers"
      deck="From a file of comma-separated values. First you see what would happen."
    >
      <ImportForm
        problem={typeof problem === 'string' ? problem : null}
        typed={readTyped(typeof typed === 'string' ? typed : null)}
      />
    </SubscribersFrame>
  );
}
