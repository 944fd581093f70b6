import Link from 'next/link';
import { writeMoment } from '@/components/admin/moments';
import { Pager } from '@/components/ui/Pager';
import type { ReportShown } from '@/lib/bounces/unmatched/schema';

type Props = { reports: ReportShown[]; total: number; page: number; pages: number; timeZone: string };

const here = '/admin/digest/reports';

/** The reports that nothing could be done with, each with its text and a way to throw it away. */
export function ReportList({ reports, total, page, pages, timeZone }: Props) {
  return (
    <section aria-label="Reports" className="mt-7 border-line border-t pt-6">
      <p className="max-w-[68ch] text-sm text-soft">
        What other mail servers reported about our mail and what matches no delivery, or is grave enough to be
        read. Everything else is noted with its delivery. A report is forgotten after 90 days.
      </p>
      <ol className="mt-4 border-line border-t">
        {reports.map((report) => (
          <Report key={report.fingerprint} {...{ report, page, timeZone }} />
        ))}
      </ol>
      {reports.length === 0 && total > 0 && (
        <p className="py-6 text-soft">
          There is no page {page}.{' '}
          <Link href={here} className="underline underline-offset-3">
            Back to the first
          </Link>
        </p>
      )}
      {total === 0 && <p className="py-6 text-soft">Nothing here: every report found its delivery.</p>}
      <Pager page={page} pages={pages} hrefOf={(p) => `${here}?p=${p}`} />
    </section>
  );
}

type ReportProps = { report: ReportShown; page: number; timeZone: string };

function Report({ report, page, timeZone }: ReportProps) {
  const { fingerprint, provider, type, raw, rawLength, matched, at } = report;
  const name = typeWords[type] ?? type.replaceAll('_', ' ');
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-b py-3.5">
      <div>
        <p className="font-[550]">{name}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-3.5 text-[13px] text-faint tabular-nums">
          <time dateTime={at}>{writeMoment(at, timeZone)}</time>
          <span>through {provider}</span>
          <span>{matched ? 'its delivery is known' : 'belongs to no delivery'}</span>
        </p>
      </div>
      <form action={`${here}/discard`} method="post">
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <input type="hidden" name="p" value={page} />
        <button type="submit" className="button">
          Discard
          <span className="sr-only">
            {' '}
            the report of {writeMoment(at, timeZone)}: {name}
          </span>
        </button>
      </form>
      <details className="fold col-span-2 mt-1 text-[13px]">
        <summary className="inline-flex min-h-6 items-center gap-1.5 text-soft hover:text-ink">
          <span aria-hidden="true" className="turn">
            ›
          </span>
          Its text, {rawLength.toLocaleString('en-US')} characters
        </summary>
        <pre className="mt-1 bg-wash p-3 font-mono text-xs leading-normal wrap-anywhere whitespace-pre-wrap">
          {raw}
        </pre>
        {rawLength > raw.length && <p className="mt-1 text-faint">The rest is left out here.</p>}
      </details>
    </li>
  );
}

const typeWords: Record<string, string> = {
  hard: 'Bounce: no such mailbox',
  soft: 'Bounce: not now',
  policy: 'Refused by policy',
  complaint: 'Complaint',
  fraud: 'Report of fraud',
  virus: 'Report of a virus',
  auth_failure: 'Authentication failed',
};
