import Link from 'next/link';
import { ingestAddress, type Shown } from '@/components/admin/ingest-address';
import { writeMoment } from '@/components/admin/moments';
import { sourceNames } from '@/components/admin/scope-words';
import { Pager } from '@/components/ui/Pager';
import type { QuarantinedRecord } from '@/lib/ingest/schema';

type Props = {
  records: QuarantinedRecord[];
  total: number;
  page: number;
  pages: number;
  shown: Shown;
  timeZone: string;
  gone: boolean;
};

/** Foreign records that could not be read, each with the reason, its raw text, and a way to throw it away. */
export function QuarantineList({ records, total, page, pages, shown, timeZone, gone }: Props) {
  return (
    <section
      id="quarantine"
      aria-labelledby="quarantine-title"
      className="scroll-mt-20 border-line border-t pt-6"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="quarantine-title" className="font-serif text-[23px] leading-tight font-medium">
          Quarantine
        </h2>
        <p className="text-sm text-soft tabular-nums">
          {total === 1
            ? '1 record'
            : `${total.toLocaleString('en-US')}${total === 1_000 ? ' or more' : ''} records`}{' '}
          that could not be read
        </p>
      </div>
      {gone && (
        <p role="status" className="mt-3">
          The record is discarded.
        </p>
      )}
      <ol className="mt-3 border-line border-t">
        {records.map((record) => (
          <Quarantined key={record.fingerprint} {...{ record, page, timeZone }} />
        ))}
      </ol>
      {records.length === 0 && total > 0 && (
        <p className="py-6 text-soft">
          There is no page {page}.{' '}
          <Link
            href={ingestAddress({ ...shown, q: 1 }, 'quarantine')}
            className="underline underline-offset-3"
          >
            Back to the first
          </Link>
        </p>
      )}
      {total === 0 && <p className="py-6 text-soft">Nothing here: every record could be read.</p>}
      <Pager page={page} pages={pages} hrefOf={(q) => ingestAddress({ ...shown, q }, 'quarantine')} />
    </section>
  );
}

type RecordProps = { record: QuarantinedRecord; page: number; timeZone: string };

function Quarantined({ record, page, timeZone }: RecordProps) {
  const { fingerprint, source, runId, raw, rawLength, reason, at } = record;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-b py-3.5">
      <div>
        <p>{reason}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-3.5 text-[13px] text-faint tabular-nums">
          <time dateTime={at}>{writeMoment(at, timeZone)}</time>
          <span>{(sourceNames as Record<string, string>)[source] ?? source}</span>
          {runId && (
            <Link
              href={ingestAddress({ run: runId }, 'runs')}
              prefetch={false}
              className="text-soft underline decoration-line underline-offset-3"
            >
              Run
            </Link>
          )}
        </p>
      </div>
      <form action="/admin/ingest/discard" method="post">
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <input type="hidden" name="q" value={page} />
        <button type="submit" className="button">
          Discard<span className="sr-only"> the record: {reason}</span>
        </button>
      </form>
      <details className="fold col-span-2 mt-1 text-[13px]">
        <summary className="inline-flex min-h-6 items-center gap-1.5 text-soft hover:text-ink">
          <span aria-hidden="true" className="turn">
            ›
          </span>
          Raw text, {rawLength.toLocaleString('en-US')} characters
        </summary>
        <pre className="mt-1 bg-wash p-3 font-mono text-xs leading-normal wrap-anywhere whitespace-pre-wrap">
          {raw}
        </pre>
        {rawLength > raw.length && <p className="mt-1 text-faint">The rest is left out here.</p>}
      </details>
    </li>
  );
}
