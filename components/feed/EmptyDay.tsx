import Link from 'next/link';
import { addDays, type Day, formatDay, weekdayOf } from '@/lib/dates';
import type { Neighbours } from '@/lib/entries/schema';

type Props = { day: Day; listing: boolean; neighbours: Neighbours };

/** Says why a day has no papers, and where there are some. */
export function EmptyDay({ day, listing, neighbours }: Props) {
  return (
    <div className="prose border-t border-line pt-6">
      <p>{explain(day, listing)}</p>
      <p>
        {neighbours.previous && <NearDay day={neighbours.previous} before="Before it came " />}
        {neighbours.next && <NearDay day={neighbours.next} before="After it came " />}
      </p>
    </div>
  );
}

function NearDay({ day, before }: { day: Day; before: string }) {
  return (
    <>
      {before}
      <Link href={`/papers/date/${day}`} prefetch={false}>
        {formatDay(day, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })}
      </Link>
      .{' '}
    </>
  );
}

function explain(day: Day, listing: boolean): string {
  if (weekdayOf(day) > 5) return 'arXiv lists no new papers on a weekend.';
  if (!listing)
    return `arXiv rested: there was no announcement on ${formatDay(addDays(day, -1), { weekday: 'long' })} evening.`;
  return 'Nothing was announced for this day in the categories that are followed here, or it has not come in yet.';
}
