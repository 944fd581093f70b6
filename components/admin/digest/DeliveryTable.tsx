import Link from 'next/link';
import { DeliveryRow } from '@/components/admin/digest/DeliveryRow';
import { stateWords } from '@/components/admin/digest/digest-words';
import { EditionFields } from '@/components/admin/digest/EditionButtons';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import {
  type DeliveryShown,
  type DeliveryState,
  deliveryStates,
  type EditionShown,
} from '@/lib/digest/operator/schema';

type Props = {
  edition: EditionShown;
  deliveries: DeliveryShown[];
  state: DeliveryState | null;
  next: string | null;
  first: boolean;
  timeZone: string;
};

/** An edition's deliveries by number, with links that filter them by state. Addresses are masked. */
export function DeliveryTable({ edition, deliveries, state, next, first, timeZone }: Props) {
  const here = `/admin/digest/${edition.kind}/${edition.periodStart}`;
  const query = state ? `state=${state}&` : '';
  return (
    <section
      id="deliveries"
      aria-labelledby="deliveries-title"
      className="scroll-mt-20 border-line border-t pt-6"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="deliveries-title" className="font-serif text-[23px] leading-tight font-medium">
          Deliveries
        </h2>
        <a
          href={`${here}/csv${state ? `?state=${state}` : ''}`}
          download
          className="text-sm underline underline-offset-3"
        >
          Download as CSV, addresses masked
        </a>
      </div>
      <States {...{ edition, state, here }} />
      {state === 'unknown' && deliveries.length > 0 && <ResendAll edition={edition} />}
      {deliveries.length === 0 ? (
        <p className="border-line border-t py-6 text-soft">None.</p>
      ) : (
        <Table {...{ edition, deliveries, timeZone }} />
      )}
      <p className="flex gap-4 py-5 text-sm">
        {!first && <Link href={`${here}${state ? `?state=${state}` : ''}#deliveries`}>‹ First page</Link>}
        {next && (
          <Link href={`${here}?${query}after=${next}#deliveries`} rel="next" prefetch={false}>
            Next ›
          </Link>
        )}
      </p>
    </section>
  );
}

function States({ edition, state, here }: Pick<Props, 'edition' | 'state'> & { here: string }) {
  const shown = deliveryStates.filter((one) => edition.counts[one] > 0 || one === state);
  return (
    <nav
      aria-label="Which deliveries"
      className="mt-3 mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm"
    >
      {[null, ...shown].map((one) => (
        <Link
          key={one ?? 'all'}
          href={`${here}${one ? `?state=${one}` : ''}#deliveries`}
          prefetch={false}
          aria-current={one === state ? 'true' : undefined}
          className="py-0.5 text-soft tabular-nums hover:text-ink aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-4"
        >
          {one ? stateWords[one] : 'all'}{' '}
          {(one ? edition.counts[one] : edition.candidates).toLocaleString('en-US')}
        </Link>
      ))}
    </nav>
  );
}

/** It says before the button what the button may do. */
function ResendAll({ edition }: { edition: EditionShown }) {
  return (
    <form
      action="/admin/digest/resend"
      method="post"
      className="mb-4 flex flex-wrap items-center gap-3 border-accent border-l-2 pl-3 text-sm"
    >
      <EditionFields edition={edition} back="edition" />
      <p className="max-w-[64ch]">
        These may have arrived: the hand-over ended without an answer. Whoever is written to again may get a
        second copy; it has the same Message-ID, by which some mailboxes fold the two into one.
      </p>
      <button type="submit" className="button">
        Send all {edition.counts.unknown.toLocaleString('en-US')} again
      </button>
    </form>
  );
}

function Table({ edition, deliveries, timeZone }: Pick<Props, 'edition' | 'deliveries' | 'timeZone'>) {
  return (
    <ScrollRegion label="The deliveries as a table">
      <table className="w-full min-w-[52rem] text-sm tabular-nums">
        <caption className="sr-only">Deliveries by number. Times are those of {timeZone}.</caption>
        <thead>
          <tr className="border-line border-b text-left text-[13px] text-faint">
            {['Number', 'Reader', 'State', 'Tries', 'Due', 'Settled', 'Why'].map((name) => (
              <th key={name} scope="col" className="py-1.5 pr-4 font-normal last:pr-0">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.number} {...{ edition, delivery, timeZone }} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
