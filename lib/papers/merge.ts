import { contentHash } from '@/lib/papers/content-hash';
import type { PaperRecord } from '@/lib/papers/schema';

/** What is stored of a paper, as far as a merge asks. */
export type StoredPaper = {
  id: string;
  source: string;
  textSource: string;
  version: number;
  contentHash: string;
  demo: boolean;
  publishedAt: Date;
  publishedGuessed: boolean;
  comment: string | null;
  licence: string | null;
  journalRef: string | null;
  reportNo: string | null;
  dois: string[];
  subjectClasses: string[];
  metadataOn: string | null;
  feedDatedAt: Date | null;
};

/** Who states more facts, and who keeps the TeX of title and abstract: the least first. */
export const trust = ['demo', 'feed', 'manual', 'file', 'api', 'oai'];
export const textTrust = ['demo', 'api', 'manual', 'feed', 'file', 'oai'];

/**
 * Whether an incoming statement replaces the stored one: a newer version does, at the same version the source that
 * states more, and the same source again. So the order of arrival does not matter.
 */
export function replaces(
  incoming: { version: number; source: string; demo?: boolean },
  stored: { version: number; source: string; demo?: boolean },
): boolean {
  if (isDemo(stored) !== isDemo(incoming)) return isDemo(stored);
  if (incoming.version !== stored.version) return incoming.version > stored.version;
  return trust.indexOf(incoming.source) >= trust.indexOf(stored.source);
}

/**
 * The incoming record, with what only the stored statement knew; never a later first date, unless that was a guess. A
 * comment belongs to its version: a paper that comes back from withdrawal loses the reason.
 */
export function keepKnown(incoming: PaperRecord, stored: StoredPaper): PaperRecord {
  if (stored.demo) return incoming;
  return {
    ...incoming,
    ...firstDate(incoming, stored),
    metadataOn: laterDay(incoming.metadataOn, stored.metadataOn),
    feedDatedAt: knownEarlier(incoming.feedDatedAt, stored.feedDatedAt),
    comment: incoming.comment ?? (incoming.version === stored.version ? stored.comment : null),
    licence: incoming.licence ?? stored.licence,
    journalRef: incoming.journalRef ?? stored.journalRef,
    reportNo: incoming.reportNo ?? stored.reportNo,
    dois: incoming.dois.length > 0 ? incoming.dois : stored.dois,
    subjectClasses: incoming.subjectClasses.length > 0 ? incoming.subjectClasses : stored.subjectClasses,
  };
}

/** Whether a statement that does not replace the stored one has the better title and abstract of the same version. */
export function hasBetterText(incoming: PaperRecord, stored: StoredPaper): boolean {
  return incoming.version === stored.version && textRank(incoming.source) > textRank(stored.textSource);
}

/** Whether a statement dates itself otherwise: its metadata touched later, its feed seen earlier. */
export function redates(incoming: PaperRecord, stored: StoredPaper): boolean {
  if (isDemo(incoming) || stored.demo) return false;
  const touched = laterDay(incoming.metadataOn, stored.metadataOn);
  const seen = knownEarlier(incoming.feedDatedAt, stored.feedDatedAt);
  return touched !== stored.metadataOn || seen?.getTime() !== stored.feedDatedAt?.getTime();
}

/** Whether a weaker statement knows something that the stored one lacks. */
export function adds(incoming: PaperRecord, stored: StoredPaper): boolean {
  if (isDemo(incoming) && !stored.demo) return false;
  return (
    firstDate(incoming, stored).publishedAt.getTime() !== stored.publishedAt.getTime() ||
    (!stored.comment && Boolean(incoming.comment) && incoming.version === stored.version) ||
    (!stored.licence && Boolean(incoming.licence)) ||
    (!stored.journalRef && Boolean(incoming.journalRef)) ||
    (!stored.reportNo && Boolean(incoming.reportNo)) ||
    (stored.dois.length === 0 && incoming.dois.length > 0) ||
    (stored.subjectClasses.length === 0 && incoming.subjectClasses.length > 0)
  );
}

/** A record with the hash of the statement that it rests on. */
export type Hashed = { record: PaperRecord; hash: string; textSource: string };

/** One record a paper: the strongest of a page, completed by the others. */
export function mergePage(records: PaperRecord[]): Hashed[] {
  const byId = new Map<string, Hashed>();
  for (const record of records) {
    const one = { record, hash: contentHash(record), textSource: record.source };
    const other = byId.get(record.id);
    byId.set(record.id, other ? mergeTwo(one, other) : one);
  }
  return [...byId.values()];
}

function mergeTwo(first: Hashed, second: Hashed): Hashed {
  const [strong, weak] = replaces(first.record, second.record) ? [first, second] : [second, first];
  const stored = {
    ...weak.record,
    textSource: weak.textSource,
    contentHash: weak.hash,
    demo: isDemo(weak.record),
  };
  const versions = [...strong.record.versions, ...weak.record.versions];
  const record = { ...keepKnown(strong.record, stored), versions };
  const isBetter =
    weak.record.version === record.version && textRank(weak.textSource) > textRank(strong.textSource);
  if (!isBetter || isDemo(weak.record)) return { record, hash: strong.hash, textSource: strong.textSource };
  const { title, abstract } = weak.record;
  return { record: { ...record, title, abstract }, hash: strong.hash, textSource: weak.textSource };
}

type FirstDate = Pick<StoredPaper, 'publishedAt' | 'publishedGuessed'>;

/** A stated first date before a guess, of equals the earlier. */
function firstDate(first: FirstDate, second: FirstDate): FirstDate {
  const { publishedAt, publishedGuessed } =
    first.publishedGuessed === second.publishedGuessed
      ? { ...first, publishedAt: earlier(first.publishedAt, second.publishedAt) }
      : first.publishedGuessed
        ? second
        : first;
  return { publishedAt, publishedGuessed };
}

function textRank(source: string): number {
  return textTrust.indexOf(source);
}

function knownEarlier(first: Date | null, second: Date | null): Date | null {
  return first && second ? earlier(first, second) : (first ?? second);
}

function laterDay(first: string | null, second: string | null): string | null {
  return (first ?? '') > (second ?? '') ? first : second;
}

function earlier(first: Date, second: Date): Date {
  return first < second ? first : second;
}

function isDemo(paper: { source: string; demo?: boolean }): boolean {
  return paper.demo ?? paper.source === 'demo';
}
