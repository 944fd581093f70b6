'use client';

import { usePathname } from 'next/navigation';

/** Next gives a not-found page no address, so this reads it: a day to come and a day that never is are told apart. */
export function NoSuchDay({ today }: { today: string }) {
  const written = decodeURIComponent(usePathname().split('/')[3] ?? '');
  const headline =
    'mb-4 font-serif text-[32px] leading-tight font-medium min-[901px]:text-[40px] tracking-[-0.02em]';
  if (exists(written) && written > today)
    return (
      <>
        <h1 className={headline}>{inWords(written)} has not come yet</h1>
        <p>It begins on {inWords(dayBefore(written))}, when the day turns at 21:30 in New York.</p>
      </>
    );
  if (exists(written))
    return (
      <>
        <h1 className={headline}>This day has no such page</h1>
        <p>
          Its first page is <a href={`/papers/date/${written}`}>{inWords(written)}</a>.
        </p>
      </>
    );
  return (
    <>
      <h1 className={headline}>There is no such day</h1>
      <p>
        No calendar has a “{written}”. Days are written like 2026-10-29.{' '}
        <a href={`/papers/jump?day=${encodeURIComponent(written)}`}>Go to the nearest day with papers</a>.
      </p>
    </>
  );
}

function exists(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
