import { roundUp } from '@/components/admin/day-bars';
import { formatDay } from '@/lib/dates';
import type { SubscriberCounts, SubscriberDay } from '@/lib/subscribers/operator/schema';

type Props = { counts: SubscriberCounts; days: SubscriberDay[] };

const [step, barWidth, height] = [10, 8, 100];

/** How many there are, and who came and went. */
export function SubscriberFigures({ counts, days }: Props) {
  const { confirmed, daily, weekly, pending, unsubscribed, suppressed } = counts;
  return (
    <section aria-labelledby="figures-title" className="mt-7">
      <h2 id="figures-title" className="sr-only">
        Figures
      </h2>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 border-line border-y py-4 tabular-nums min-[701px]:grid-cols-4">
        <Figure name="Confirmed" count={confirmed} more={`${write(daily)} daily, ${write(weekly)} weekly`} />
        <Figure name="Wait for confirmation" count={pending} />
        <Figure name="Unsubscribed" count={unsubscribed} />
        <Figure name="Not written to" count={suppressed} more="addresses, also erased ones" />
      </dl>
      <Chart days={days} />
    </section>
  );
}

function Figure({ name, count, more }: { name: string; count: number; more?: string }) {
  return (
    <div>
      <dt className="text-[13px] text-faint">{name}</dt>
      <dd className="font-serif text-[26px] leading-tight">
        {write(count)}
        {more && <span className="block font-sans text-[13px] text-soft">{more}</span>}
      </dd>
    </div>
  );
}

/** Who confirmed above the line, who left below it, on one scale. */
function Chart({ days }: { days: SubscriberDay[] }) {
  const came = days.map(({ confirmed }) => confirmed);
  const gone = days.map(({ left }) => left);
  const most = Math.max(...came, ...gone, 1);
  const width = Math.max(1, days.length) * step;
  const scale = (count: number) => (count / roundUp(most)) * height;
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  return (
    <figure className="mt-5">
      <figcaption className="flex flex-wrap gap-x-5 text-[13px] text-soft tabular-nums">
        <span>The last {days.length} days</span>
        <Key tone="bg-ink" label={`${write(sum(came))} confirmed`} />
        <Key tone="bg-accent" label={`${write(sum(gone))} left`} />
        <span className="text-faint">at most {write(most)} in a day</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`Confirmed and left a day, the last ${days.length} days: ${sum(came)} confirmed, ${sum(gone)} left.`}
        viewBox={`0 0 ${width} ${height * 2}`}
        preserveAspectRatio="none"
        className="mt-2 block h-[150px] w-full"
      >
        {days.map(({ day }, place) => (
          <g key={day}>
            <rect
              x={place * step + 1}
              y={height - scale(came[place] ?? 0)}
              width={barWidth}
              height={scale(came[place] ?? 0)}
              fill="var(--ink)"
            />
            <rect
              x={place * step + 1}
              y={height}
              width={barWidth}
              height={scale(gone[place] ?? 0)}
              fill="var(--accent)"
            />
          </g>
        ))}
        <path d={`M0 ${height}H${width}`} stroke="var(--faint)" vectorEffect="non-scaling-stroke" />
      </svg>
      <p
        aria-hidden="true"
        className="mt-1 flex justify-between border-line border-b pb-3 text-[11px] text-faint"
      >
        <span>{short(days[0]?.day)}</span>
        <span>{short(days[Math.floor(days.length / 2)]?.day)}</span>
        <span>{short(days.at(-1)?.day)}</span>
      </p>
    </figure>
  );
}

function Key({ tone, label }: { tone: string; label: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2.5 ${tone}`} />
      {label}
    </span>
  );
}

function short(day: string | undefined): string {
  return day ? formatDay(day as Parameters<typeof formatDay>[0], { month: 'short', day: 'numeric' }) : '';
}

function write(count: number): string {
  return count.toLocaleString('en-US');
}
