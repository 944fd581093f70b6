import type { Movement } from '@/lib/ranking/schema';

type Places = Movement['places'];

const width = 320;
const height = 64;
const edge = 4;
/** So many hours are drawn at least, so that the first of a day are no wide steps. */
const hoursOfDay = 24;

/** The place of a paper among those of its day, hour by hour; the first place is on top. */
export function PlaceChart({ places }: { places: Places }) {
  const known = places.flatMap((place) => place ?? []);
  const [best, last] = [Math.min(...known), known.at(-1)];
  if (last === undefined) return null;
  return (
    <figure>
      <svg
        role="img"
        aria-label={describe(places, best, last)}
        viewBox={`0 0 ${width} ${height}`}
        className="block w-full max-w-[320px] text-accent"
        fill="none"
      >
        <path d={`M0 ${height - 0.5}H${width}`} stroke="var(--line)" />
        <path d={draw(places, Math.max(2, ...known))} stroke="currentColor" strokeWidth="2" />
      </svg>
      <figcaption className="mt-1 text-[13px] text-faint tabular-nums">
        Number {last} after {countHours(places.length)}
        {best < last && `; number ${best} at its best`}
      </figcaption>
    </figure>
  );
}

/** Steps, since a place holds until the next hour. */
function draw(places: Places, lowest: number): string {
  const step = width / Math.max(hoursOfDay, places.length);
  let path = '';
  for (const [hour, place] of places.entries()) {
    if (place === null) continue;
    const y = round(edge + ((place - 1) / (lowest - 1)) * (height - 2 * edge));
    path += path ? `V${y}` : `M${round(hour * step)} ${y}`;
    path += `H${round((hour + 1) * step)}`;
  }
  return path;
}

function describe(places: Places, best: number, last: number): string {
  const first = places.findIndex((place) => place !== null);
  const began = `number ${places[first]} after ${countHours(first + 1)} of its day`;
  return `Place by votes among the papers of its day: ${began}, number ${best} at its best, number ${last} after ${countHours(places.length)}`;
}

function countHours(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
