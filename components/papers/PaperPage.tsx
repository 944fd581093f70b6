import Link from 'next/link';
import { Comments } from '@/components/papers/Comments';
import { PaperPageAuthors } from '@/components/papers/PaperPageAuthors';
import { PaperPageFacts } from '@/components/papers/PaperPageFacts';
import { PaperPageLinks } from '@/components/papers/PaperPageLinks';
import { PaperPageNeighbours } from '@/components/papers/PaperPageNeighbours';
import { MarkRead } from '@/components/reading/MarkRead';
import { SaveAndHide } from '@/components/reading/SaveAndHide';
import { SimilarPapers } from '@/components/similar/SimilarPapers';
import { SafeHtml } from '@/components/ui/SafeHtml';
import { VoteButton } from '@/components/votes/VoteButton';
import { formatDay } from '@/lib/dates';
import type { PaperComment, PaperDetail } from '@/lib/papers/schema';
import type { Movement } from '@/lib/ranking/schema';
import type { SimilarPaper } from '@/lib/similar/schema';

type Neighbour = { id: string; title: string } | null;

type Props = {
  paper: PaperDetail;
  comments: PaperComment[];
  neighbours: { place: number; previous: Neighbour; next: Neighbour } | null;
  movement: Movement;
  similar: SimilarPaper[];
};

/** Everything the site knows of one paper. */
export function PaperPage({ paper, comments, neighbours, movement, similar }: Props) {
  return (
    <article className="pt-[22px] pb-16 min-[901px]:pt-[34px]">
      <Head paper={paper} />
      <div className="mt-7 grid gap-x-12 gap-y-8 min-[901px]:grid-cols-[minmax(0,1fr)_300px]">
        <div className="min-w-0">
          {paper.withdrawn && <Withdrawn />}
          <AbstractWhole paper={paper} />
          <PaperPageLinks paper={paper} />
        </div>
        <PaperPageFacts paper={paper} place={neighbours?.place ?? null} movement={movement} />
      </div>
      <SimilarPapers papers={similar} />
      {neighbours && <PaperPageNeighbours previous={neighbours.previous} next={neighbours.next} />}
      <Comments comments={comments} />
      <MarkRead paperId={paper.id} />
    </article>
  );
}

function Head({ paper }: { paper: PaperDetail }) {
  return (
    <header className="grid grid-cols-[44px_minmax(0,1fr)] gap-3 border-b border-line pb-6 min-[901px]:grid-cols-[52px_minmax(0,1fr)] min-[901px]:gap-[18px]">
      <VoteButton paperId={paper.id} title={paper.title} upvotes={paper.upvotes} />
      <div className="min-w-0">
        <h1 className="font-serif text-[28px] leading-[1.12] font-medium tracking-[-0.018em] text-balance min-[901px]:text-[38px]">
          <SafeHtml html={paper.titleHtml} />
        </h1>
        <PaperPageAuthors authors={paper.authors} />
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[13px] text-faint tabular-nums">
          <time dateTime={paper.publishedAt}>Published {write(paper.publishedAt)}</time>
          {paper.version > 1 && <time dateTime={paper.revisedAt}>revised {write(paper.revisedAt)}</time>}
          <span>arXiv:{paper.id}</span>
          {paper.categories.map((code) => (
            <Link key={code} href={`/categories/${code}`} prefetch={false} className="chip">
              {code}
            </Link>
          ))}
          {paper.demo && <span className="chip">Demo catalogue</span>}
        </p>
        <div className="no-print mt-3 text-[13px] text-faint">
          <SaveAndHide paperId={paper.id} title={paper.title} alone />
        </div>
      </div>
    </header>
  );
}

function AbstractWhole({ paper }: { paper: PaperDetail }) {
  const byEditors = paper.abstractBy === 'editors';
  return (
    <section aria-labelledby="abstract-title">
      <h2 id="abstract-title" className="font-serif text-[23px] font-medium">
        {byEditors ? 'Summary by the editors' : 'Abstract'}
      </h2>
      {paper.abstractHtml ? (
        <SafeHtml as="div" html={paper.abstractHtml} className="prose mt-2" />
      ) : (
        <p className="mt-2 text-soft">arXiv gives no abstract for this paper.</p>
      )}
    </section>
  );
}

function Withdrawn() {
  return (
    <p className="mb-6 border-l-2 border-accent bg-accent-wash px-4 py-3">
      <strong>Withdrawn.</strong> The authors have withdrawn this paper. Their note and the earlier versions
      at arXiv say why.
    </p>
  );
}

function write(iso: string): string {
  return formatDay(iso.slice(0, 10), { month: 'long', day: 'numeric', year: 'numeric' });
}
