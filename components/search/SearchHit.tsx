import Link from 'next/link';
import { Authors } from '@/components/papers/Authors';
import { PaperMeta } from '@/components/papers/PaperMeta';
import { Marked } from '@/components/search/Marked';
import { SafeHtml } from '@/components/ui/SafeHtml';
import { VoteButton } from '@/components/votes/VoteButton';
import type { SearchHit as Hit } from '@/lib/search/schema';

/** A paper that was found: everything whole, with the hits marked. */
export function SearchHit({ hit: { paper, title, abstract, authors, by } }: { hit: Hit }) {
  // A mark inside a formula would break it.
  const hasFormula = paper.titleHtml.includes('<math');
  const isNamed = authors.some(({ type }) => type === 'highlight');
  return (
    <article className="entry">
      <VoteButton paperId={paper.id} title={paper.title} upvotes={paper.upvotes} />
      <div className="min-w-0">
        <h2 className="entry-title">
          <Link href={`/papers/${paper.id}`} prefetch={false}>
            {hasFormula ? <SafeHtml html={paper.titleHtml} /> : <Marked segments={title} />}
          </Link>
        </h2>
        {isNamed ? (
          <p className="mt-1 mb-2 text-sm text-soft">
            <Marked segments={authors} />
          </p>
        ) : (
          <Authors authors={paper.authors} className="mt-1 mb-2" />
        )}
        {by === 'meaning' && <p className="text-[13px] text-faint">Near in meaning</p>}
        <p className="max-w-prose whitespace-pre-line">
          <Marked segments={abstract} />
        </p>
        <PaperMeta paper={paper} whole />
      </div>
    </article>
  );
}
