import Link from 'next/link';
import type { EditionSummary } from '@/lib/digest/schema';

export function EditionList({ editions }: { editions: EditionSummary[] }) {
  return (
    <ol className="m-0 mt-6 list-none p-0">
      {editions.map(({ kind, periodStart, headline, total, firstTitle }) => (
        <li key={`${kind} ${periodStart}`} className="border-t border-(--line) py-4">
          <h2 className="m-0 font-serif text-[21px] leading-tight font-medium">
            <Link href={`/digest/${kind}/${periodStart}`}>{headline}</Link>
          </h2>
          <p className="m-0 mt-1 text-sm text-(--soft)">
            {kind === 'weekly' ? 'The week' : 'The day'}, {total} {total === 1 ? 'paper' : 'papers'}, led by{' '}
            {firstTitle}
          </p>
        </li>
      ))}
    </ol>
  );
}
