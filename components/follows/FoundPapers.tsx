import Link from 'next/link';
import { SafeHtml } from '@/components/ui/SafeHtml';
import { formatDay } from '@/lib/dates';
import { because, type FoundPaper } from '@/lib/follows/schema';

/** New papers, each once, with what found it. */
export function FoundPapers({ papers }: { papers: FoundPaper[] }) {
  if (papers.length === 0) {
    return (
      <p className="mt-3 border-line border-t pt-5 text-soft">
        None yet. Only papers that are announced after you began to follow are listed here.
      </p>
    );
  }
  return (
    <ol className="mt-3 border-line border-t">
      {papers.map((paper) => (
        <li key={paper.id} className="border-line border-b py-4">
          <h3 className="font-serif text-[19px] leading-tight font-medium">
            <Link href={`/papers/${paper.id}`} prefetch={false}>
              <SafeHtml html={paper.titleHtml} />
            </Link>
          </h3>
          <p className="mt-1 text-sm text-soft">{paper.authors.join(', ')}</p>
          <p className="mt-1 text-[13px] text-faint">
            <time dateTime={paper.foundAt}>
              {formatDay(paper.foundAt.slice(0, 10), { dateStyle: 'medium' })}
            </time>
            , {reasons(paper)}
          </p>
        </li>
      ))}
    </ol>
  );
}

function reasons(paper: FoundPaper): string {
  const [first, ...more] = paper.because.map(because);
  return more.length > 0 ? `${first} and ${more.length} more` : (first ?? '');
}
