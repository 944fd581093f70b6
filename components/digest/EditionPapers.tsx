import Link from 'next/link';
import type { DigestPaper } from '@/lib/digest/schema';

/** The papers of a frozen edition, as they were when it closed. */
export function EditionPapers({ papers }: { papers: DigestPaper[] }) {
  return (
    <ol className="m-0 mt-6 list-none p-0">
      {papers.map((paper) => (
        <li key={paper.id} className="max-w-[68ch] border-t border-(--line) py-5">
          <h2 className="m-0 font-serif text-[21px] leading-tight font-medium text-balance">
            <Link href={`/papers/${paper.id}`}>{paper.title}</Link>
          </h2>
          <p className="m-0 mt-1 text-sm text-(--soft)">{paper.byline}</p>
          {paper.opening ? <p className="m-0 mt-2">{paper.opening}</p> : null}
          <p className="m-0 mt-2 text-[13px] text-(--faint) tabular-nums">
            {paper.tally ? <b className="font-semibold text-(--accent)">{paper.tally}</b> : null}
            {paper.tally ? ' · ' : ''}
            {paper.categories.slice(0, 3).join(', ')}
            {paper.abstractBy === 'editors' ? ' · summary by the editors' : ''}
          </p>
        </li>
      ))}
    </ol>
  );
}
