import { PaperEntry } from '@/components/papers/PaperEntry';
import type { PaperSummary } from '@/lib/papers/schema';

export function PaperList({ papers, start = 1 }: { papers: PaperSummary[]; start?: number }) {
  return (
    <ol start={start}>
      {papers.map((paper) => (
        <li key={paper.id}>
          <PaperEntry paper={paper} />
        </li>
      ))}
    </ol>
  );
}
