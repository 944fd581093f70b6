import Link from 'next/link';
import { DayChart, DayLegend } from '@/components/admin/DayChart';
import { ingestAddress, type Shown } from '@/components/admin/ingest-address';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { type Day, formatDay } from '@/lib/dates';
import type { DayPicture, DayShown } from '@/lib/ingest/schema';

type Props = { picture: DayPicture; today: Day; shown: Shown };

/** Papers per day and category as a picture, what is conspicuous in words, and the same numbers as a table. */
export function DaysSection({ picture, today, shown }: Props) {
  const marked = picture.days.filter(({ mark }) => mark !== null);
  return (
    <section aria-labelledby="days-title">
      <h2 id="days-title" className="font-serif text-[23px] leading-tight font-medium">
        Papers by feed day
      </h2>
      <p className="mt-1 text-sm text-soft">
        {picture.usual > 0
          ? `The last ${picture.days.length} listing days. Usually about ${picture.usual.toLocaleString('en-US')} papers a day.`
          : `The last ${picture.days.length} listing days.`}
      </p>
      <DayChart picture={picture} />
      <DayLegend picture={picture} />
      {marked.length > 0 && (
        <p className="mt-3 border-accent border-l-2 pl-3 text-sm">
          Conspicuous:{' '}
          {marked.map((one, place) => (
            <span key={one.day}>
              {place > 0 && ', '}
              <DayLink day={one.day} shown={shown} />{' '}
              <span className="text-accent-ink">({sayMark(one)})</span>
            </span>
          ))}
        </p>
      )}
      <DayTable picture={picture} today={today} shown={shown} />
    </section>
  );
}

function DayTable({ picture: { categories, days }, today, shown }: Props) {
  return (
    <details className="fold mt-3 text-sm">
      <summary className="inline-flex min-h-6 items-center gap-1.5 text-soft hover:text-ink">
        <span aria-hidden="true" className="turn">
          ›
        </span>
        The same as a table
      </summary>
      <ScrollRegion label="Papers by feed day and category">
        <table className="mt-2 w-full min-w-[34rem] text-right tabular-nums">
          <caption className="sr-only">Papers by feed day and primary category, newest day first</caption>
          <thead>
            <tr className="border-line border-b text-[13px] text-faint">
              <th scope="col" className="py-1.5 pr-3 text-left font-normal">
                Feed day
              </th>
              {[...categories, 'All'].map((name) => (
                <th key={name} scope="col" className="py-1.5 pl-3 font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((one) => (
              <tr key={one.day} className="border-line border-b">
                <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                  <DayLink day={one.day} shown={shown} />
                  {one.day === today && <span className="text-faint"> so far</span>}
                  {one.mark && <span className="text-accent-ink"> {one.mark}</span>}
                </th>
                {categories.map((category, place) => (
                  <td key={category} className="py-1.5 pl-3">
                    {one.counts[place]?.toLocaleString('en-US')}
                  </td>
                ))}
                <td className="py-1.5 pl-3 font-[550]">{one.total.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}

function DayLink({ day, shown }: { day: Day; shown: Shown }) {
  return (
    <Link
      href={ingestAddress({ ...shown, day }, 'day')}
      prefetch={false}
      className="underline decoration-line underline-offset-3 hover:decoration-ink"
    >
      {formatDay(day, { weekday: 'short', month: 'short', day: 'numeric' })}
    </Link>
  );
}

function sayMark({ mark, total }: DayShown): string {
  return mark === 'missing' ? 'nothing' : `only ${total.toLocaleString('en-US')}`;
}
