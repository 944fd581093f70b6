import { type Day, daysBetween, formatDay } from '@/lib/dates';
import type { PaperDetail } from '@/lib/papers/schema';

type Votes = PaperDetail['votesByDay'];

const width = 320;
const height = 64;
const mostBars = 60;

/** Votes a day since the first, as bars; a long time is gathered into sixty of them. */
export function VotesChart({ votes }: { votes: Votes }) {
  const [first, last] = [votes[0], votes.at(-1)];
  if (!first || !last) return null;
  const bars = gather(votes);
  const top = Math.max(...bars);
  const step = Math.min(24, width / bars.length);
  return (
    <figure>
      <svg
        role="img"
        aria-label={describe(votes)}
        viewBox={`0 0 ${width} ${height + 1}`}
        className="block w-full max-w-[320px] text-accent"
      >
        <path d={`M0 ${height + 0.5}H${width}`} stroke="var(--line)" />
        {bars.map((count, place) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={place}
            x={place * step}
            y={height - (count / top) * height}
            width={Math.max(1, step - 1)}
            height={(count / top) * height}
            fill="currentColor"
          />
        ))}
      </svg>
      <figcaption className="mt-1 text-[13px] text-faint tabular-nums">
        {writeSpan(first.day, last.day)}
      </figcaption>
    </figure>
  );
}

function gather(votes: Votes): number[] {
  const first = votes[0]?.day ?? '';
  const span = daysBetween(first, votes.at(-1)?.day ?? first) + 1;
  const bars = Array.from({ length: Math.min(span, mostBars) }, () => 0);
  for (const { day, votes: count } of votes) {
    const place = Math.floor((daysBetween(first, day) * bars.length) / span);
    bars[place] = (bars[place] ?? 0) + count;
  }
  return bars;
}

function describe(votes: Votes): string {
  const total = votes.reduce((sum, { votes: count }) => sum + count, 0);
  const best = votes.reduce((most, one) => (one.votes > most.votes ? one : most));
  const counted = total === 1 ? '1 vote' : `${total} votes`;
  return `${counted} over time; the most on ${write(best.day)}: ${best.votes}`;
}

function writeSpan(first: Day, last: Day): string {
  return first === last ? write(first) : `${write(first)} to ${write(last)}`;
}

function write(day: Day): string {
  return formatDay(day, { month: 'short', day: 'numeric', year: 'numeric' });
}
