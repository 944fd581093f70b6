import Link from 'next/link';
import { Abstract } from '@/components/papers/Abstract';
import { Authors } from '@/components/papers/Authors';
import { PaperMeta } from '@/components/papers/PaperMeta';
import { SafeHtml } from '@/components/ui/SafeHtml';
import { describeVotes, Sparkline } from '@/components/ui/Sparkline';
import { VoteButton } from '@/components/votes/VoteButton';
import type { PaperSummary } from '@/lib/papers/schema';
import type { PaperMarks } from '@/lib/reading/schema';

type Props = {
  paper: PaperSummary;
  /** The whole abstract, as in search, instead of three lines. */
  whole?: boolean;
  /** Votes per day, oldest first, drawn beside the title. */
  votesByDay?: number[];
  /** The viewer's marks, on a page for one person only; elsewhere the overlay brings them. */
  marks?: Partial<PaperMarks>;
};

/** A paper as every list shows it. */
export function PaperEntry({ paper, whole = false, votesByDay, marks }: Props) {
  return (
    <article className="entry">
      <VoteButton paperId={paper.id} title={paper.title} upvotes={paper.upvotes} />
      <div className="min-w-0">
        <div className="flex items-start gap-4">
          <h2 className="entry-title">
            <Link href={`/papers/${paper.id}`} prefetch={false}>
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
        <PaperMeta paper={paper} whole={whole} marks={marks} />
      </div>
    </article>
  );
}
