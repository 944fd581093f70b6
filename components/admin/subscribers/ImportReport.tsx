import Link from 'next/link';
import { ImportLines, RefusedLines } from '@/components/admin/subscribers/ImportLines';
import { askedPerHour, type ImportChoice, type ImportView } from '@/lib/subscribers/operator/schema';

/** What an import would do, with the button that does it; or what it has done. */
export function ImportReport({ shown }: { shown: ImportView }) {
  const { id, state, counts, choice, first, refused, source } = shown;
  const isDone = state === 'done';
  return (
    <div className="mt-7 grid max-w-[46rem] grid-cols-1 gap-8">
      <section aria-labelledby="counts-title">
        <h2 id="counts-title" className="sr-only">
          Counts
        </h2>
        <dl className="border-line border-t text-sm tabular-nums">
          {lines.map(({ name, label, done }) => (
            <div key={name} className="flex justify-between gap-4 border-line border-b py-2">
              <dt>{isDone ? (done ?? label) : label}</dt>
              <dd>{counts[name].toLocaleString('en-US')}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-sm text-soft">Where they agreed: {source}</p>
      </section>
      {isDone ? <Done choice={choice} added={counts.new} /> : <Begin {...{ id, choice, counts }} />}
      {!isDone && <ImportLines first={first} total={counts.new} />}
      <RefusedLines id={id} refused={refused} />
    </div>
  );
}

type BeginProps = Pick<ImportView, 'id' | 'choice' | 'counts'>;

function Begin({ id, choice, counts }: BeginProps) {
  return (
    <section aria-labelledby="begin-title">
      <h2 id="begin-title" className="font-serif text-[21px] leading-tight font-medium">
        What will happen
      </h2>
      <p className="mt-1">{consequence(choice, counts.new)}</p>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        {counts.new > 0 && (
          <form action="/admin/subscribers/import/run" method="post">
            <input type="hidden" name="importId" value={id} />
            <button type="submit" className="button button-solid min-h-11 px-5">
              Import {people(counts.new)}
            </button>
          </form>
        )}
        <Link href="/admin/subscribers/import" prefetch={false} className={link}>
          Choose again
        </Link>
      </div>
    </section>
  );
}

function Done({ choice, added }: { choice: ImportChoice; added: number }) {
  return (
    <p role="status" className="border-ink border-l-2 pl-3">
      {people(added)} {added === 1 ? 'is' : 'are'} new.{' '}
      {added > 0 && choice === 'ask' && `Their mails leave at ${askedPerHour} an hour. `}
      {added > 0 && choice === 'send' && 'The newest edition goes to them with the next run. '}
      {added > 0 && choice === 'keep' && 'No mail goes to them. '}
      <Link href="/admin/subscribers" prefetch={false} className={link}>
        To the subscribers
      </Link>
    </p>
  );
}

function consequence(choice: ImportChoice, added: number): string {
  if (added === 0) return 'Nothing: nobody is new.';
  if (choice === 'keep')
    return `${people(added)} will be kept, unconfirmed. No mail goes out, and after thirty days they are removed unless they confirm.`;
  if (choice === 'send')
    return `${people(added)} will be subscribed. A newcomer gets the newest edition at once, so ${mails(added)} will leave with the next run, as fast as the limits allow.`;
  const hours = Math.ceil(added / askedPerHour);
  return `${mails(added)} will ask ${added === 1 ? 'this person' : 'each of them'} to confirm, ${askedPerHour} an hour, which takes ${hours === 1 ? 'up to an hour' : `about ${hours} hours`}. Who does not answer gets nothing more.`;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`;
}

function mails(count: number): string {
  return count === 1 ? '1 mail' : `${count.toLocaleString('en-US')} mails`;
}

const link = 'underline decoration-line underline-offset-3 hover:decoration-ink';

const lines = [
  { name: 'rows', label: 'Lines', done: undefined },
  { name: 'new', label: 'New', done: 'Imported' },
  { name: 'known', label: 'Known already, stay as they are', done: undefined },
  { name: 'unsubscribed', label: 'Have unsubscribed, stay so', done: undefined },
  { name: 'suppressed', label: 'Must not be written to, left out', done: undefined },
  { name: 'refused', label: 'Refused', done: undefined },
] as const;
