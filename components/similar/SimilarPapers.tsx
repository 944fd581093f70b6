import Link from 'next/link';
import { SafeHtml } from '@/components/ui/SafeHtml';
import type { SimilarPaper } from '@/lib/similar/schema';

/** The papers most like the one above, best first, with the words that they share with it. */
export function SimilarPapers({ papers }: { papers: SimilarPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <section aria-labelledby="similar" className="mt-12 border-t border-line pt-6">
      <h2 id="similar" className="font-serif text-[22px] font-medium">
        Similar papers
      </h2>
      <ol className="mt-2 gap-x-12 min-[901px]:columns-2">
        {papers.map((paper, place) => (
          <li key={paper.id} className="grid break-inside-avoid grid-cols-[24px_minmax(0,1fr)] gap-2 py-3">
            <span className="pt-[3px] text-sm text-faint tabular-nums" aria-hidden="true">
              {place + 1}
            </span>
            <Similar paper={paper} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Similar({ paper }: { paper: SimilarPaper }) {
  return (
    <div className="min-w-0">
      <Link
        href={`/papers/${paper.id}`}
        prefetch={false}
        className="font-serif text-[17px] leading-[1.3] break-words"
      >
        <SafeHtml html={paper.titleHtml} />
      </Link>
      <p className="mt-0.5 text-[13px] text-soft">
        {[nameFirst(paper.authors), paper.year].filter(Boolean).join(', ')}
      </p>
      {paper.shared.length > 0 && (
        <p className="text-[13px] text-faint">
          <span className="sr-only">Shared words: </span>
          {paper.shared.join(' · ')}
        </p>
      )}
    </div>
  );
}

/** Two names, and how many more. */
function nameFirst(authors: string[]): string {
  const rest = authors.length - 2;
  return authors.slice(0, 2).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
