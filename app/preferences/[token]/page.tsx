import Link from 'next/link';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { KindChoice, Notice, PressHere } from '@/components/subscribe/Notice';
import { findPreferences } from '@/lib/subscribers/queries';

export const metadata = {
  title: 'Your digest',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
} as const;

type Props = { params: Promise<{ token: string }> };

export default function PreferencesPage({ params }: Props) {
  return (
    <Notice title="Your digest">
      <Suspense fallback={<p className="text-(--soft)">Looking it up.</p>}>
        <Preferences params={params} />
      </Suspense>
    </Notice>
  );
}

async function Preferences({ params }: Props) {
  await connection();
  const { token } = await params;
  const found = await findPreferences(token);
  if (!found) return <p>This link no longer works. A newer digest holds a newer link.</p>;
  if (found.status !== 'confirmed')
    return <p>The digest to {found.address} has ended. Subscribe again at any time.</p>;
  return (
    <>
      <p>For {found.address}.</p>
      <PressHere fields={<KindChoice chosen={found.kind} />}>Keep this choice</PressHere>
      <p className="text-(--soft)">
        Or{' '}
        <Link href={found.unsubscribePath} prefetch={false} className="underline underline-offset-4">
          end the digest
        </Link>
        .
      </p>
    </>
  );
}
