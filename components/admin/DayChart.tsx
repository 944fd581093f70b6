import type { CSSProperties } from 'react';
import { type Bars, layOutBars } from '@/components/admin/day-bars';
import { type Day, formatDay, weekOf } from '@/lib/dates';
import type { DayPicture, DayShown } from '@/lib/ingest/schema';

/** Papers a day, piled by category. The words stand beside the drawing, so that it may be stretched to any width. */
export function DayChart({ picture }: { picture: DayPicture }) {
  const bars = layOutBars(picture.days);
  return (
    <div className="mt-5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <Axis top={bars.top} />
      <Drawing picture={picture} bars={bars} />
      <span />
      <Weeks days={picture.days} />
    </div>
  );
}

/** Which shade belongs to which category. */
export function DayLegend({ picture: { categories, days } }: { picture: DayPicture }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-soft tabular-nums">
      {categories.map((category, place) => (
        <li key={category} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 outline-1 -outline-offset-1 outline-line"
            style={{ background: shade('ink', place, categories.length) }}
          />
          {category}
          <span className="text-faint">
            {days.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0).toLocaleString('en-US')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Drawing({ picture: { categories, days, usual }, bars }: { picture: DayPicture; bars: Bars }) {
  const { width, height, barWidth } = bars;
  return (
    <svg
      role="img"
      aria-labelledby="days-drawn days-said"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="block h-[150px] w-full overflow-visible min-[901px]:h-[200px]"
    >
      <title id="days-drawn">{`Papers a day by primary category, ${writeSpan(days)}`}</title>
      <desc id="days-said">{describe(days, usual)}</desc>
      <path
        d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`}
        stroke="var(--line)"
        vectorEffect="non-scaling-stroke"
      />
      {bars.bars.map(({ day, mark, x, segments }) => (
        <g key={day}>
          {segments.map(({ category, y, height: tall }) => (
            <rect
              key={category}
              x={x}
              y={y}
              width={barWidth}
              height={tall}
              style={{ fill: shade(mark ? 'accent' : 'ink', category, categories.length) }}
            />
          ))}
          {mark === 'missing' && (
            <rect x={x} y={height - 2} width={barWidth} height={4} fill="var(--accent)" />
          )}
        </g>
      ))}
    </svg>
  );
}

function Axis({ top }: { top: number }) {
  return (
    <div
      aria-hidden="true"
      className="-my-[9px] flex flex-col justify-between text-right text-[11px] leading-[18px] text-faint tabular-nums"
    >
      {[top, top / 2, 0].map((value) => (
        <span key={value}>{value.toLocaleString('en-US')}</span>
      ))}
    </div>
  );
}

/** The first day of every week, under its bar. */
function Weeks({ days }: { days: DayShown[] }) {
  const firsts = days
    .map(({ day }, place) => ({ day, place }))
    .filter(({ day, place }) => weekOf(days[place - 1]?.day ?? '1991-01-01') !== weekOf(day));
  return (
    <div aria-hidden="true" className="relative mt-1 h-4 text-[11px] text-faint tabular-nums">
      {firsts.map(({ day, place }, week) => (
        <span
          key={day}
          className={`absolute whitespace-nowrap ${week % 2 === 1 ? 'max-[500px]:hidden' : ''}`}
          style={{ left: `${(place / days.length) * 100}%` } satisfies CSSProperties}
        >
          {write(day)}
        </span>
      ))}
    </div>
  );
}

function shade(of: 'ink' | 'accent', place: number, places: number): string {
  const share = Math.round(88 - (place / Math.max(1, places - 1)) * 72);
  return `color-mix(in srgb, var(--${of}) ${share}%, var(--paper))`;
}

function describe(days: DayShown[], usual: number): string {
  const most = days.reduce((best, one) => (one.total > best.total ? one : best), days[0] as DayShown);
  const marked = days.filter(({ mark }) => mark).map(({ day, total }) => `${write(day)}: ${total}`);
  return [
    usual > 0 && `Usually about ${usual} a day.`,
    most.total > 0 && `The most on ${write(most.day)}: ${most.total}.`,
    marked.length > 0 && `Conspicuously few on ${marked.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function writeSpan(days: DayShown[]): string {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? `${write(first.day)} to ${write(last.day)}` : 'no days';
}

function write(day: Day): string {
  return formatDay(day, { month: 'short', day: 'numeric' });
}
