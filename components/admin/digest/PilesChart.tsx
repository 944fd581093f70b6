import { roundUp } from '@/components/admin/day-bars';
import { formatDay } from '@/lib/dates';

export type Pile = { day: string; counts: number[] };
type Props = { id: string; title: string; piles: Pile[]; series: { name: string; fill: string }[] };

const height = 100;
const step = 10;
const barWidth = 8;

/** Counts piled by name, side by side; the words stand beside the drawing, so that it may be stretched. */
export function PilesChart({ id, title, piles, series }: Props) {
  const totals = piles.map(({ counts }) => counts.reduce((sum, one) => sum + one, 0));
  const top = roundUp(Math.max(1, ...totals));
  const width = Math.max(1, piles.length) * step;
  return (
    <figure className="mt-5">
      <figcaption className="text-sm font-[550]">{title}</figcaption>
      <div className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <Axis top={top} />
        <svg
          role="img"
          aria-labelledby={`${id}-title ${id}-said`}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="block h-[120px] w-full overflow-visible"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-said`}>{describe(piles, series)}</desc>
          <path
            d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
          {piles.map(({ day, counts }, place) => (
            <g key={day}>
              {counts.map((count, one) => {
                const below = counts.slice(0, one).reduce((sum, other) => sum + other, 0);
                return (
                  count > 0 && (
                    <rect
                      key={series[one]?.name}
                      x={place * step + (step - barWidth) / 2}
                      y={height - ((below + count) / top) * height}
                      width={barWidth}
                      height={(count / top) * height}
                      style={{ fill: series[one]?.fill }}
                    />
                  )
                );
              })}
            </g>
          ))}
        </svg>
        <span />
        <Ends piles={piles} />
      </div>
      <Legend piles={piles} series={series} />
    </figure>
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

function Ends({ piles }: Pick<Props, 'piles'>) {
  const [first, last] = [piles[0], piles.at(-1)];
  return (
    <div aria-hidden="true" className="mt-1 flex justify-between text-[11px] text-faint tabular-nums">
      <span>{first && write(first.day)}</span>
      <span>{last && last !== first && write(last.day)}</span>
    </div>
  );
}

function Legend({ piles, series }: Pick<Props, 'piles' | 'series'>) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-soft tabular-nums">
      {series.map(({ name, fill }, place) => (
        <li key={name} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 outline-1 -outline-offset-1 outline-line"
            style={{ background: fill }}
          />
          {name} <span className="text-faint">{total(piles, place).toLocaleString('en-US')}</span>
        </li>
      ))}
    </ul>
  );
}

function describe(piles: Pile[], series: Props['series']): string {
  return series.map(({ name }, place) => `${name}: ${total(piles, place)}`).join(', ');
}

function total(piles: Pile[], place: number): number {
  return piles.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0);
}

function write(day: string): string {
  return formatDay(day, { month: 'short', day: 'numeric' });
}
