import Link from 'next/link';
import { countAuthors } from '@/components/papers/Authors';
import { SafeHtml } from '@/components/ui/SafeHtml';
import { describeVotes, Sparkline } from '@/components/ui/Sparkline';
import type { TrendingPaper } from '@/lib/ranking/schema';

export function TrendingRail({ papers }: { papers: TrendingPaper[] }) {
  if (papers.length === 0) return null;
  return (
    <section>
      <h2 className="mb-1.5 text-xs font-semibold tracking-[0.04em] text-faint">
        <Link href="/papers/trending/week" prefetch={false}>
          Trending this week
        </Link>
      </h2>
      <ol>
        {papers.map((paper, place) => (
          <li
            key={paper.id}
            className="grid grid-cols-[18px_1fr_auto] gap-2 border-t border-line py-[7px] text-sm leading-[1.35] first:border-0"
          >
            <span className="text-faint tabular-nums" aria-hidden="true">
              {place + 1}
            </span>
            <div>
              <Link href={`/papers/${paper.id}`} prefetch={false} className="font-serif text-[15.5px]">
                <SafeHtml html={paper.titleHtml} />
              </Link>
              <p className="text-xs text-faint">{countAuthors(paper.authors)}</p>
            </div>
            <Sparkline values={paper.votesByDay} label={describeVotes(paper.votesByDay)} />
          </li>
        ))}
      </ol>
    </section>
  );
}
