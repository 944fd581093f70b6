import Link from 'next/link';
import { writePeriod } from '@/components/admin/digest/digest-words';
import type { EditionShown } from '@/lib/digest/operator/schema';

type Props = { edition: EditionShown; back: 'list' | 'edition'; confirming?: boolean };

/** Pause, resume and abort, which asks once more on the edition's own page; there also before anything is open. */
export function EditionButtons({ edition, back, confirming = false }: Props) {
  const { active, heldAt, open, kind, periodStart } = edition;
  if (!active || (back === 'list' && open === 0 && !heldAt)) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {heldAt ? (
        <Act act="resume" label="Resume" {...{ edition, back }} />
      ) : (
        <Act act="hold" label="Pause" {...{ edition, back }} />
      )}
      {confirming ? (
        <div role="alert" className="flex flex-wrap items-center gap-3 border-accent border-l-2 pl-3">
          <p>
            Abort this edition? Nobody else gets it, and its {open.toLocaleString('en-US')} open{' '}
            {open === 1 ? 'delivery is' : 'deliveries are'} cancelled for good; what is being sent right now
            still settles.
          </p>
          <Act act="abort" label="Abort for good" {...{ edition, back }} />
          <Link href={`/admin/digest/${kind}/${periodStart}`} className="underline underline-offset-3">
            Keep it
          </Link>
        </div>
      ) : (
        <Link
          href={`/admin/digest/${kind}/${periodStart}?abort=ask#acts`}
          prefetch={false}
          className="button inline-flex items-center hover:no-underline"
        >
          Abort…
          <span className="sr-only">
            {' '}
            the {kind} edition of {writePeriod(edition)}
          </span>
        </Link>
      )}
    </div>
  );
}

function Act({ act, label, edition, back }: { act: string; label: string } & Props) {
  return (
    <form action={`/admin/digest/${act}`} method="post">
      <EditionFields edition={edition} back={back} />
      <button type="submit" className="button">
        {label}
        <span className="sr-only">
          {' '}
          the {edition.kind} edition of {writePeriod(edition)}
        </span>
      </button>
    </form>
  );
}

export function EditionFields({ edition: { kind, periodStart }, back }: Pick<Props, 'edition' | 'back'>) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="date" value={periodStart} />
      <input type="hidden" name="back" value={back} />
    </>
  );
}
