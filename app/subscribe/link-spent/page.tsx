import Link from 'next/link';
import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'This link no longer works', robots: { index: false } };

export default function LinkSpentPage() {
  return (
    <Notice title="This link no longer works">
      <p>
        It is too old or was cut off on its way. Nothing was changed.{' '}
        <Link href="/subscribe" className="underline underline-offset-4">
          Ask for a new one
        </Link>
        .
      </p>
    </Notice>
  );
}
