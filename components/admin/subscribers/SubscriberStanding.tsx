import { writeMoment } from '@/components/admin/moments';
import { originWords, statusWords, suppressionWords } from '@/components/admin/subscribers/subscriber-words';
import type { SubscriberView } from '@/lib/subscribers/operator/schema';

type Props = { subscriber: SubscriberView; timeZone: string; done: string | null };

/** What has just been done, how a subscriber stands, and what they chose. */
export function SubscriberStanding({ subscriber, timeZone, done }: Props) {
  const { status, suppressed, suppressedAt, preferences, origin, createdAt } = subscriber;
  const moment = (at: string | null) => at && writeMoment(at, timeZone);
  const rows = [
    { name: 'Status', value: statusWords[status] ?? status },
    { name: 'Came', value: `${moment(createdAt)}, ${originWords[origin] ?? origin}` },
    { name: 'Confirmed', value: moment(subscriber.confirmedAt) },
    { name: 'Left', value: moment(subscriber.unsubscribedAt) },
    ...preferences,
  ];
  return (
    <section aria-labelledby="standing-title" className="mt-6">
      {done && doneWords[done] && (
        <p role="status" className="mb-5 border-ink border-l-2 pl-3">
          {doneWords[done]}
        </p>
      )}
      <h2 id="standing-title" className="sr-only">
        Standing
      </h2>
      {suppressed && (
        <p className="mb-3 border-accent border-l-2 pl-3 text-accent-ink">
          Not written to since {moment(suppressedAt)}: {suppressionWords(suppressed)}.
        </p>
      )}
      <dl className="grid gap-x-11 border-line border-t text-sm tabular-nums min-[701px]:grid-cols-2">
        {rows
          .filter(({ value }) => value)
          .map(({ name, value }) => (
            <div key={name} className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3 border-line border-b py-2">
              <dt className="text-faint">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

const doneWords: Record<string, string> = {
  suppressed: 'This address is written to no more.',
  lifted: 'This address may be written to again.',
  ended: 'The subscription has ended.',
};
