import { stateWords } from '@/components/admin/digest/digest-words';
import { deliveryStates, type EditionShown } from '@/lib/digest/operator/schema';

/** "1,200 candidates = 1,180 sent + 5 failed + …": every state that is not empty. */
export function EditionSum({ edition: { counts, candidates } }: { edition: EditionShown }) {
  if (candidates === 0) return null;
  const parts = deliveryStates.filter((state) => counts[state] > 0);
  return (
    <p className="text-sm text-soft tabular-nums">
      <span className="text-ink">
        {write(candidates)} {candidates === 1 ? 'candidate' : 'candidates'}
      </span>
      {parts.map((state, place) => (
        <span key={state}>
          {place === 0 ? ' = ' : ' + '}
          <span className={worrying.includes(state) ? 'text-accent-ink' : ''}>
            {write(counts[state])} {stateWords[state]}
          </span>
        </span>
      ))}
    </p>
  );
}

/** How much of an edition is settled, while it runs. */
export function EditionProgress({ edition }: { edition: EditionShown }) {
  const { candidates, open } = edition;
  if (open === 0) return null;
  const share = candidates - open;
  return (
    <div className="mt-2 flex items-center gap-3 text-[13px] text-faint tabular-nums">
      <svg
        role="img"
        aria-label={`${write(share)} of ${write(candidates)} settled`}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="block h-1.5 w-full max-w-[420px]"
      >
        <rect width="100" height="4" fill="var(--line)" />
        <rect width={(share / candidates) * 100} height="4" fill="var(--ink)" />
      </svg>
      <span aria-hidden="true">{Math.floor((share / candidates) * 100)}%</span>
    </div>
  );
}

const worrying: string[] = ['failed', 'unknown'];

function write(count: number): string {
  return count.toLocaleString('en-US');
}
