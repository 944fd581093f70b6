import { PaperList } from '@/components/feed/PaperList';
import type { DayList } from '@/lib/entries/schema';
import { pageSize } from '@/lib/entries/schema';

/** The chosen of a day, then the rest folded away. Where a page has none chosen, the rest is open. */
export function DayPapers({ list }: { list: DayList }) {
  const chosen = list.papers.filter((paper) => paper.chosen);
  const rest = list.papers.filter((paper) => !paper.chosen);
  const start = (list.page - 1) * pageSize + 1;
  return (
    <>
      {chosen.length > 0 && <PaperList papers={chosen} start={start} />}
      {rest.length > 0 && (
        <details className="fold" open={chosen.length === 0}>
          <summary className="flex items-baseline gap-2 border-b border-line py-4 hover:text-accent-ink">
            <span className="turn inline-block text-faint" aria-hidden="true">
              ›
            </span>
            <h2 className="font-serif text-xl font-medium tabular-nums">
              Also announced ({list.total - list.chosen})
            </h2>
          </summary>
          <PaperList papers={rest} start={start + chosen.length} />
        </details>
      )}
    </>
  );
}
