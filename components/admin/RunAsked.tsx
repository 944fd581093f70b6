import { describeScope, sourceNames } from '@/components/admin/scope-words';
import type { RunShown } from '@/lib/ingest/schema';

/** Says what has become of the request that was just made. */
export function RunAsked({ run }: { run: RunShown | null }) {
  if (!run) return null;
  const scope = describeScope(run.scope);
  return (
    <p role="status" className="mt-3 border-ink border-l-2 pl-3">
      Asked for: {sourceNames[run.source]}
      {scope && `, ${scope}`}. {states[run.outcome]}
    </p>
  );
}

const states = {
  requested: 'It waits for its turn.',
  running: 'It runs now.',
  succeeded: 'It is done.',
  failed: 'It has failed; the reason stands below.',
};
