import type { Metadata } from 'next';
import { DayView } from '@/app/papers/date/DayPage';
import { formatDay } from '@/lib/dates';
import { findNewestDayCached } from '@/lib/entries/calendar-queries';
import { env } from '@/lib/env';

/** The newest feed day, or a word of welcome while there is none. */
export async function NewestDay() {
  const day = await findNewestDayCached();
  if (day) return <DayView day={day} page={1} />;
  return (
    <div className="prose py-10">
      <h1 className="mb-4 font-serif text-[40px] leading-tight font-medium">No papers yet</h1>
      <p>The first papers appear here as soon as they have come in from arXiv.</p>
    </div>
  );
}

export async function describeNewestDay(): Promise<Metadata> {
  const day = await findNewestDayCached();
  const words = day && formatDay(day, { weekday: 'long', month: 'long', day: 'numeric' });
  const { SITE_NAME } = env();
  return {
    title: { absolute: words ? `${SITE_NAME}, ${words}` : SITE_NAME },
    alternates: { canonical: '/' },
  };
}
