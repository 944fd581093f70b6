import type { DigestAlert, DigestContent, Frozen, Selection } from '@/lib/digest/schema';
import { isFiltered, selectPapers } from '@/lib/digest/selection';
import { authorLine, headlineOf, standingOf } from '@/lib/digest/wording';
import { because, type MailAlert } from '@/lib/follows/schema';

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

const alertsShown = 10;

/** The same with what the reader follows: marked where the paper stands in the list, below it otherwise. */
export function withAlerts(content: DigestContent, alerts: MailAlert[]): DigestContent {
  if (alerts.length === 0) return content;
  const reasons = new Map(alerts.map((alert) => [alert.paperId, because(alert)]));
  const papers = content.papers.map((paper) => {
    const reason = reasons.get(paper.id);
    return reason ? { ...paper, because: reason } : paper;
  });
  const listed = new Set(papers.map(({ id }) => id));
  const others = alerts.filter(({ paperId }) => !listed.has(paperId));
  if (others.length === 0) return { ...content, papers };
  const shown = others.slice(0, alertsShown).flatMap(toAlert);
  return { ...content, papers, alerts: { papers: shown, total: others.length } };
}

function toAlert({ paperId, title, authors, ...followed }: MailAlert): DigestAlert[] {
  if (title === null) return [];
  return [{ id: paperId, title, byline: authorLine(authors ?? []), because: because(followed) }];
}
