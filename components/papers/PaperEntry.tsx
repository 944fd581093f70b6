import Link from 'next/link';
import { Abstract } from '@/components/papers/Abstract';
import { Authors } from '@/components/papers/Authors';
import { PaperMeta } from '@/components/papers/PaperMeta';
import { SafeHtml } from '@/components/ui/SafeHtml';
import { describeVotes, Sparkline } from '@/components/ui/Sparkline';
import { VoteButton } from '@/components/votes/VoteButton';
import type { PaperSummary } from '@/lib/papers/schema';

type Props = {
  paper: PaperSummary;
  /** The whole abstract, as in search, instead of three lines. */
  whole?: boolean;
  /** Votes per day, oldest first, drawn beside the title. */
  votesByDay?: number[];
};

/** A paper as every list shows it. */
export function PaperEntry({ paper, whole = false, votesByDay }: Props) {
  return (
    <article className="entry grid grid-cols-[44px_minmax(0,1fr)] gap-3 border-b border-line py-[22px] min-[901px]:grid-cols-[52px_minmax(0,1fr)] min-[901px]:gap-[18px]">
      <VoteButton paperId={paper.id} title={paper.title} upvotes={paper.upvotes} />
      <div className="min-w-0">
        <div className="flex items-start gap-4">
          <h2 className="font-serif text-[19px] leading-tight font-medium tracking-[-0.008em] text-balance min-[901px]:text-[21px]">
            <Link href={`/papers/${paper.id}`} prefetch={false} className="visited:text-soft">
              <SafeHtml html={paper.titleHtml} />
            </Link>
          </h2>
          {votesByDay && (
            <span className="ml-auto">
              <Sparkline values={votesByDay} label={describeVotes(votesByDay)} />
            </span>
          )}
        </div>
        <Authors authors={paper.authors} className="mt-1 mb-2" />
        <Abstract paper={paper} whole={whole} />
        <PaperMeta paper={paper} whole={whole} />
      </div>
    </article>
  );
}
