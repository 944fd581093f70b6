import { PaperEntry } from '@/components/papers/PaperEntry';
import type { TrendingPaper } from '@/lib/ranking/schema';

/** Trending papers in their order. */
export function TrendingPapers({ papers, start }: { papers: TrendingPaper[]; start: number }) {
  return (
    <ol start={start}>
      {papers.map((paper) => (
        <li key={paper.id}>
          <PaperEntry paper={paper} votesByDay={paper.votesByDay} />
        </li>
      ))}
    </ol>
  );
}
