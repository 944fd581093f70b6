import type { ReactNode } from 'react';
import { writeMoment } from '@/components/admin/moments';
import { actWords, bounceWords } from '@/components/admin/subscribers/subscriber-words';
import type { SubscriberView } from '@/lib/subscribers/operator/schema';

type Props = { subscriber: SubscriberView; timeZone: string };

/** What a subscriber agreed to, was sent, and what came back. */
export function SubscriberPast({ subscriber: { consents, deliveries, bounces }, timeZone }: Props) {
  return (
    <div className="mt-9 grid grid-cols-1 gap-x-11 gap-y-8 min-[901px]:grid-cols-2">
      <Past id="deliveries" title="Last deliveries" none="No edition yet.">
        {deliveries.map(({ number, day, edition, words }) => (
          <Event key={number} when={day} what={words} more={`The edition of ${edition}`} />
        ))}
      </Past>
      <Past id="consents" title="Consent" none="Nothing is on record.">
        {consents.map(({ id, act, source, operator, at }) => (
          <Event
            key={id}
            when={writeMoment(at, timeZone)}
            what={`${actWords[act] ?? act}${operator && act === 'withdrawn' ? ', by the operator' : ''}`}
            more={source}
          />
        ))}
      </Past>
      <Past id="bounces" title="Came back" none="Nothing has come back.">
        {bounces.map(({ id, type, source, code, words, at }) => (
          <Event
            key={id}
            when={writeMoment(at, timeZone)}
            what={`${bounceWords[type] ?? type}${code ? ` (${code})` : ''}`}
            more={words || `By ${source}`}
          />
        ))}
      </Past>
    </div>
  );
}

function Past({
  id,
  title,
  none,
  children,
}: {
  id: string;
  title: string;
  none: string;
  children: ReactNode[];
}) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="font-serif text-[21px] leading-tight font-medium">
        {title}
      </h2>
      {children.length === 0 ? (
        <p className="mt-2 border-line border-t pt-2 text-sm text-soft">{none}</p>
      ) : (
        <ol className="mt-2 border-line border-t">{children}</ol>
      )}
    </section>
  );
}

function Event({ when, what, more }: { when: string; what: string; more: string | null }) {
  return (
    <li className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3 border-line border-b py-2 text-sm tabular-nums">
      <span className="text-faint">{when}</span>
      <span className="wrap-anywhere">
        {what}
        {more && <span className="block text-[13px] text-soft">{more}</span>}
      </span>
    </li>
  );
}
