import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminFrame } from '@/components/admin/AdminFrame';
import { DigestDeck } from '@/components/admin/digest/DigestDeck';
import { DigestNotice } from '@/components/admin/digest/DigestNotice';
import { writePeriod } from '@/components/admin/digest/digest-words';
import { PreviewForm } from '@/components/admin/digest/PreviewForm';
import { PreviewMail } from '@/components/admin/digest/PreviewMail';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { findPreview, listPeriods } from '@/lib/digest/operator-preview-queries';
import { env } from '@/lib/env';
import { readDigestAddress } from '../address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'Preview of the digest' : 'Not found';
  return { title, robots: { index: false } };
}

export default async function PreviewPage({ searchParams }: Props) {
  if (!isAdmin(await getViewer())) notFound();
  const { kind, day, papers, done } = readDigestAddress(await searchParams);
  const [preview, periods] = await Promise.all([
    findPreview(kind, day, new Date(), papers),
    listPeriods(kind),
  ]);
  const timeZone = env().SITE_TIME_ZONE;
  return (
    <AdminFrame
      place="/admin/digest"
      title="Preview"
      deck={<DigestDeck here="/admin/digest/preview" busy={false} timeZone={timeZone} />}
    >
      <DigestNotice done={done} deliveries={0} />
      <PreviewForm {...{ kind, day, papers, periods }} />
      {preview ? (
        <>
          <p className="mt-4 text-sm text-soft">
            {writePeriod(preview)}, {preview.frozen ? 'frozen' : 'not frozen yet: as it would be now'}, as a
            reader gets it who chose nothing. The reader’s own links lead to your account here.
          </p>
          <PreviewMail preview={preview} bytes={Buffer.byteLength(preview.html)} />
        </>
      ) : (
        <p className="mt-6 text-soft">There are no papers of that time to show.</p>
      )}
    </AdminFrame>
  );
}
