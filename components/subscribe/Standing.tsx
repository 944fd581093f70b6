import type { PreferencesView } from '@/lib/subscribers/schema';

/** How things are: when the next digest is due, or why none is. */
export function Standing({ view }: { view: PreferencesView }) {
  if (view.blocked)
    return (
      <p>
        Nothing is sent to this address: mail to it came back or was reported as unwanted, so it is on the
        list of those not written to.
      </p>
    );
  if (!view.next) return <p className="text-soft">No digest is due in the next days.</p>;
  return (
    <p>
      Next: <span className="tabular-nums">{view.next}</span>, if there are papers that match.
    </p>
  );
}
