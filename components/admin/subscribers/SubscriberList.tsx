import Link from 'next/link';
import { writeMoment } from '@/components/admin/moments';
import { FindForm, StatusLinks } from '@/components/admin/subscribers/SubscriberSearch';
import { originWords, statusWords, suppressionWords } from '@/components/admin/subscribers/subscriber-words';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import type { Status, SubscriberPage, SubscriberShown } from '@/lib/subscribers/operator/schema';

type Props = SubscriberPage & {
  typed: string | null;
  /** The search as the address holds it. */
  find: string | null;
  isOver: boolean;
  isFirst: boolean;
  status: Status | null;
  timeZone: string;
};

/** Subscribers, newest first, or those that a search found. */
export function SubscriberList(props: Props) {
  const { subscribers, next, typed, find, isOver, isFirst, status, timeZone } = props;
  return (
    <section id="list" aria-labelledby="list-title" className="mt-8 scroll-mt-20">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="list-title" className="font-serif text-[23px] leading-tight font-medium">
          {typed ? 'Found' : 'Newest first'}
        </h2>
        <p className="flex gap-4 text-sm">
          <Link href="/admin/subscribers/import" prefetch={false} className={link}>
            Import
          </Link>
          <a href="/admin/subscribers/export" download className={link}>
            Export as CSV
          </a>
        </p>
      </div>
      <FindForm typed={typed} />
      {isOver && <p className="mt-2 text-sm text-accent-ink">That search is over. Search again.</p>}
      <StatusLinks status={status} isSearch={typed !== null} />
      {subscribers.length === 0 ? (
        <p className="border-line border-t py-6 text-soft">
          {next ? 'None among those looked at so far.' : 'Nobody.'}
        </p>
      ) : (
        <Table subscribers={subscribers} timeZone={timeZone} />
      )}
      <More {...{ next, find, status, isFirst }} />
    </section>
  );
}

function Table({ subscribers, timeZone }: { subscribers: SubscriberShown[]; timeZone: string }) {
  return (
    <ScrollRegion label="Subscribers as a table">
      <table className="w-full min-w-[40rem] text-sm tabular-nums">
        <caption className="sr-only">Subscribers. Times are those of {timeZone}.</caption>
        <thead>
          <tr className="border-line border-b text-left text-[13px] text-faint">
            {['Address', 'Status', 'Digest', 'Came'].map((name) => (
              <th key={name} scope="col" className="py-1.5 pr-4 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subscribers.map((subscriber) => (
            <Line key={subscriber.id} subscriber={subscriber} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Line({ subscriber, timeZone }: { subscriber: SubscriberShown; timeZone: string }) {
  const { id, email, status, suppressed, kind, origin, createdAt } = subscriber;
  return (
    <tr className="border-line border-b align-top">
      <th scope="row" className="max-w-[22rem] py-2 pr-4 text-left font-normal wrap-anywhere">
        <Link href={`/admin/subscribers/${id}`} prefetch={false} className={link}>
          {email}
        </Link>
      </th>
      <td className="py-2 pr-4">
        <span className={status === 'confirmed' ? '' : 'text-soft'}>{statusWords[status] ?? status}</span>
        {suppressed && (
          <span className="block text-[13px] text-accent-ink">
            Not written to: {suppressionWords(suppressed)}
          </span>
        )}
      </td>
      <td className="py-2 pr-4">{kind}</td>
      <td className="py-2 text-soft">
        <time dateTime={createdAt}>{writeMoment(createdAt, timeZone)}</time>, {originWords[origin] ?? origin}
      </td>
    </tr>
  );
}

function More({ next, find, status, isFirst }: Pick<Props, 'next' | 'find' | 'status' | 'isFirst'>) {
  const kept: Record<string, string> = find ? { find } : status ? { status } : {};
  const href = (more: Record<string, string>) =>
    `/admin/subscribers?${new URLSearchParams({ ...kept, ...more })}#list`;
  if (!next && isFirst) return null;
  return (
    <nav aria-label="Pages" className="flex gap-5 py-6 text-sm">
      {!isFirst && (
        <Link href={href({})} prefetch={false} className={link}>
          From the beginning
        </Link>
      )}
      {next && (
        <Link href={href({ after: next })} prefetch={false} rel="next" className={link}>
          Next ›
        </Link>
      )}
    </nav>
  );
}

const link = 'underline decoration-line underline-offset-3 hover:decoration-ink';
