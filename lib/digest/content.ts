import type { DigestContent, Frozen, Selection } from '@/lib/digest/schema';
import { isFiltered, selectPapers } from '@/lib/digest/selection';
import { headlineOf, standingOf } from '@/lib/digest/wording';

/** What a reader with this selection sees of a frozen edition; `papers` is empty where nothing matches. */
export function contentOf(frozen: Frozen, selection: Selection, locale = 'en-US'): DigestContent {
  const { kind, periodStart } = frozen;
  const { papers, matching } = selectPapers(frozen.papers, selection);
  const chosen = papers.filter((paper) => paper.chosen).length;
  const total = frozen.papers.length;
  const filtered = isFiltered(selection);
  return {
    kind,
    periodStart,
    papers,
    total,
    chosen,
    filtered,
    locale,
    headline: headlineOf({ kind, periodStart, locale }),
    standing: standingOf({ shown: papers.length, chosen, matching, total, filtered }),
  };
}
