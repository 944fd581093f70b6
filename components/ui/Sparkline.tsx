type Props = { values: number[]; label: string };

const width = 44;
const height = 18;

/** A line of counts over time, small enough for a rail. */
export function Sparkline({ values, label }: Props) {
  return (
    <svg
      className="mt-1 text-accent"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
      role="img"
      aria-label={label}
    >
      <path d={drawLine(values)} />
    </svg>
  );
}

/** The picture in words, for those who do not see it. */
export function describeVotes(votes: number[]): string {
  const total = votes.reduce((sum, count) => sum + count, 0);
  return `${total} ${total === 1 ? 'vote' : 'votes'} in the last ${votes.length} days`;
}

function drawLine(values: number[]): string {
  const top = Math.max(1, ...values);
  const step = (width - 2) / Math.max(1, values.length - 1);
  const points = values.map((value, place) => {
    const y = height - 2 - (value / top) * (height - 4);
    return `${round(1 + place * step)} ${round(y)}`;
  });
  return `M${points.join('L')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
