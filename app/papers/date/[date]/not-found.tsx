import Link from 'next/link';
import { Suspense } from 'react';
import { NoSuchDay } from '@/components/feed/NoSuchDay';
import { formatDay } from '@/lib/dates';
import { findNewestDayCached, getCurrentDayCached } from '@/lib/entries/calendar-queries';

export default async function DayNotFound() {
  const [today, newest] = await Promise.all([getCurrentDayCached(), findNewestDayCached()]);
  return (
    <div className="prose py-10">
      <Suspense>
        <NoSuchDay today={today} />
      </Suspense>
      {newest && (
        <p>
          The newest papers are those of{' '}
          <Link href={`/papers/date/${newest}`} prefetch={false}>
            {formatDay(newest, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })}
          </Link>
          . Every day since the beginning is in the{' '}
          <Link href="/archive" prefetch={false}>
            archive
          </Link>
          .
        </p>
      )}
    </div>
  );
}
