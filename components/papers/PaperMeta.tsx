import Link from 'next/link';
import { UnfoldAbstract } from '@/components/papers/Abstract';
import { SaveAndHide } from '@/components/reading/SaveAndHide';
import { formatDay } from '@/lib/dates';
import type { PaperSummary } from '@/lib/papers/schema';
import type { PaperMarks } from '@/lib/reading/schema';

type Props = {
  paper: PaperSummary;
  whole?: boolean;
  /** The viewer's marks, on a page for one person only. */
  marks?: Partial<PaperMarks> | undefined;
};

export function PaperMeta({ paper, whole = false, marks }: Props) {
  return (
    <div className="entry-meta">
      <time dateTime={paper.publishedAt}>{writeDate(paper.publishedAt)}</time>
      {paper.withdrawn && <span className="chip border-accent! text-accent-ink!">Withdrawn</span>}
      {paper.abstractBy === 'editors' && <span>Summary by the editors</span>}
      <Categories codes={paper.categories} />
      <Link href={`/papers/${paper.id}#comments`} prefetch={false}>
        {countComments(paper.commentCount)}
      </Link>
      <a href={`https://arxiv.org/pdf/${paper.id}`}>PDF</a>
      {paper.codeUrl && (
        <a href={paper.codeUrl} rel="noopener nofollow">
          Code
        </a>
      )}
      {!whole && <UnfoldAbstract paper={paper} />}
      <SaveAndHide paperId={paper.id} title={paper.title} {...(marks && { marks })} />
    </div>
  );
}

function Categories({ codes }: { codes: string[] }) {
  const shown = codes.slice(0, 4);
  return (
    <span className="flex flex-wrap gap-1.5">
      {shown.map((code) => (
        <Link key={code} href={`/categories/${code}`} prefetch={false} className="chip">
          {code}
        </Link>
      ))}
      {codes.length > shown.length && (
        <span title={codes.slice(shown.length).join(', ')}>+{codes.length - shown.length}</span>
      )}
    </span>
  );
}

function countComments(count: number): string {
  if (count === 0) return 'Discuss';
  return count === 1 ? '1 comment' : `${count} comments`;
}

function writeDate(iso: string): string {
  return formatDay(iso.slice(0, 10), { month: 'short', day: 'numeric', year: 'numeric' });
}
