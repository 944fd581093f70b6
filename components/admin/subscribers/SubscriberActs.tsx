import type { SubscriberView } from '@/lib/subscribers/operator/schema';

type Props = { subscriber: SubscriberView; refused: boolean };

/** What an operator may do with a subscriber. */
export function SubscriberActs({ subscriber, refused }: Props) {
  const { id, status, suppressed } = subscriber;
  return (
    <section aria-labelledby="acts-title" className="mt-10 border-line border-t pt-6">
      <h2 id="acts-title" className="font-serif text-[21px] leading-tight font-medium">
        What you can do
      </h2>
      <div className="mt-4 flex flex-wrap gap-3">
        {status !== 'unsubscribed' && <Act act="end" id={id} label="Unsubscribe" />}
        {suppressed ? (
          <Act act="lift" id={id} label="Let it be written to again" />
        ) : (
          <Act act="suppress" id={id} label="Write to this address no more" />
        )}
      </div>
      {suppressed === 'complaint' && (
        <p className="mt-2 text-[13px] text-soft">
          Its reader complained. Lift this only if they asked you to themselves.
        </p>
      )}
      <Erase id={id} refused={refused} />
    </section>
  );
}

function Act({ act, id, label }: { act: string; id: string; label: string }) {
  return (
    <form action={`/admin/subscribers/${act}`} method="post">
      <input type="hidden" name="subscriberId" value={id} />
      <button type="submit" className="button min-h-11">
        {label}
      </button>
    </form>
  );
}

function Erase({ id, refused }: { id: string; refused: boolean }) {
  return (
    <form
      id="erase"
      action="/admin/subscribers/erase"
      method="post"
      className="mt-7 grid max-w-[30rem] scroll-mt-20 gap-2"
    >
      <input type="hidden" name="subscriberId" value={id} />
      <h3 className="font-[550]">Erase</h3>
      <p id="erase-hint" className="text-sm text-soft">
        Takes away the address and all that is kept about it, for good. Deliveries stay as nameless counts. An
        address that is not written to stays on that list, where nobody can read it.
      </p>
      {refused && (
        <p role="alert" className="border-accent border-l-2 pl-3 text-accent-ink">
          Nothing was erased: what you typed is not the address.
        </p>
      )}
      <label htmlFor="confirmation" className="text-sm">
        Type the address to erase it
      </label>
      <div className="flex gap-2">
        <input
          id="confirmation"
          name="confirmation"
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby="erase-hint"
          className="field min-w-0 flex-1"
        />
        <button type="submit" className="button text-accent-ink">
          Erase
        </button>
      </div>
    </form>
  );
}
