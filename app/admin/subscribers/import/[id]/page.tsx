import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportReport } from '@/components/admin/subscribers/ImportReport';
import { SubscribersFrame } from '@/components/admin/subscribers/SubscribersFrame';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/errors';
import { getImport } from '@/lib/subscribers/csv-queries';

type Props = { params: Promise<{ id: string }> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'An import' : 'Not found';
  return { title, robots: { index: false }, referrer: 'same-origin' };
}

export default async function ImportedPage({ params }: Props) {
  const viewer = await getViewer();
  if (!isAdmin(viewer)) notFound();
  const shown = await getImport(viewer, (await params).id).catch(orNotFound);
  const isDone = shown.state === 'done';
  return (
    <SubscribersFrame
      title={isDone ? 'Imported' : 'Before importing'}
      deck={isDone ? 'What came of it.' : 'Nothing has been imported or mailed yet.'}
    >
      <ImportReport shown={shown} />
    </SubscribersFrame>
  );
}

function orNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound();
  throw error;
}
