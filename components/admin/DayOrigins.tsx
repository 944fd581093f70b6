import Link from 'next/link';
import { type Day, formatDay } from '@/lib/dates';
import type { DayByCount } from '@/lib/ingest/schema';

type Props = { day: Day; origins: DayByCount[] | null; problem: string | null };

/** How the papers of one feed day came to be on it. `origins` is null while no day is chosen. */
export function DayOrigins({ day, origins, problem }: Props) {
  return (
    <section id="day" aria-labelledby="day-title" className="max-w-[26rem] scroll-mt-20">
      <h2 id="day-title" className="mb-1.5 text-xs font-semibold tracking-[0.04em] text-faint">
        One feed day
      </h2>
      <form action="/admin/ingest#day" className="flex gap-2">
        <label htmlFor="origins-day" className="sr-only">
          Feed day
        </label>
        <input id="origins-day" type="date" name="day" defaultValue={day} className="field min-w-0 flex-1" />
        <button type="submit" className="button">
          Show
        </button>
      </form>
      {problem && (
        <p role="alert" className="mt-2 text-sm text-accent-ink">
          {problem}
        </p>
      )}
      {origins && <Origins day={day} origins={origins} />}
    </section>
  );
}

function Origins({ day, origins }: { day: Day; origins: DayByCount[] }) {
  const total = origins.reduce((sum, { papers }) => sum + papers, 0);
  return (
    <table className="mt-3 w-full text-sm tabular-nums">
      <caption className="mb-1 text-left">
        <Link
          href={`/papers/date/${day}`}
          prefetch={false}
          className="underline decoration-line underline-offset-3"
        >
          {formatDay(day, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })}
        </Link>
        : {total === 1 ? '1 paper' : `${total.toLocaleString('en-US')} papers`}
        {total > 0 && ', on this day by'}
      </caption>
      <tbody>
        {origins.map(({ dayBy, papers }) => (
          <tr key={dayBy} className="border-line border-t">
            <th scope="row" className="py-1.5 text-left font-normal">
              {originWords[dayBy] ?? dayBy}
            </th>
            <td className="py-1.5 text-right">{papers.toLocaleString('en-US')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const originWords: Record<string, string> = {
  feed: 'an announcement feed',
  oai: 'OAI',
  file: 'the date in a file',
  estimated: 'an estimate from the first date',
  id: 'an estimate from the id',
  manual: 'a person',
  demo: 'the demo catalogue',
};
