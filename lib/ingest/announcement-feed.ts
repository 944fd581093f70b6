import { addDays, clockIn, type Day, weekdayOf } from '@/lib/dates';
import { latestSubmissionFor } from '@/lib/entries/listing-day';
import { clean, oneLine, optionalLine, requireId, requireMoment, sortSubjects } from '@/lib/ingest/fields';
import { type Reading, readEach } from '@/lib/ingest/reading';
import { child, children, type Element, parseXml, textOf } from '@/lib/ingest/xml';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';
import { splitAuthors } from '@/lib/papers/tex/authors';

const rss = '';
const atom = 'http://www.w3.org/2005/Atom';
const arxiv = 'http://arxiv.org/schemas/atom';
const dublinCore = 'http://purl.org/dc/elements/1.1/';

/** What one feed announced. `records` enter the day; `updates` concern papers only if they are known already. */
export type Announcements = Reading & { updates: PaperRecord[] };

type Item = { element: Element; record: PaperRecord; type: string };

/**
 * Reads an announcement feed of arXiv, RSS 2.0 or Atom. Only what is new enters: `new`, and a `cross` whose id lies
 * within the batch, for an old paper may be listed in one more category. Throws an Error where the feed is cut off or
 * reports an error.
 */
export function readAnnouncements(body: string): Announcements {
  const items: Item[] = [];
  const elements = itemsOf(parseXml(body));
  const { unreadable } = readEach(
    elements,
    (element) => collect(element, items),
    (element) => element.raw,
  );
  const firstNew = items.filter(({ type }) => type === 'new').map(({ record }) => record.id);
  const isNew = (item: Item) => item.type === 'new' || (item.type === 'cross' && isInBatch(item, firstNew));
  return {
    records: items.filter(isNew).map(({ record }) => record),
    updates: items.filter((item) => !isNew(item)).map(({ record }) => ({ ...record, announced: null })),
    unreadable,
  };
}

function collect(element: Element, items: Item[]): null {
  const type = textOf(element, 'announce_type', arxiv) ?? '';
  if (!['new', 'cross', 'replace', 'replace-cross'].includes(type))
    throw new Error(`The announcement type "${type}" is unknown.`);
  items.push({ element, record: readItem(element), type });
  return null;
}

function itemsOf(root: Element): Element[] {
  if (root.name === 'feed' && root.namespace === atom) return children(refuseError(root), 'entry', atom);
  const channel = root.name === 'rss' ? child(root, 'channel') : undefined;
  if (!channel) throw new Error('The answer is neither RSS 2.0 nor Atom.');
  return children(refuseError(channel), 'item', rss);
}

function refuseError(feed: Element): Element {
  const title = textOf(feed, 'title') ?? '';
  if (/^feed error/i.test(title)) throw new Error(`arXiv refused: ${oneLine(title)}`);
  return feed;
}

function readItem(item: Element): PaperRecord {
  const { id, version } = requireId(textOf(item, 'guid') ?? textOf(item, 'id', atom) ?? '');
  const text = child(item, 'description')?.text ?? child(item, 'summary')?.text ?? '';
  const day = listingDayOf(textOf(item, 'pubDate') ?? textOf(item, 'published') ?? '');
  const latest = latestSubmissionFor(day);
  return paperRecord.parse({
    id,
    source: 'feed',
    title: oneLine(child(item, 'title')?.text ?? ''),
    abstract: abstractIn(text),
    authors: splitAuthors(optionalLine(textOf(item, 'creator', dublinCore)) ?? ''),
    ...sortSubjects(children(item, 'category').map((one) => one.attributes.term ?? one.text)),
    licence: optionalLine(textOf(item, 'rights', dublinCore)),
    journalRef: optionalLine(textOf(item, 'journal_reference', arxiv)),
    publishedAt: latest,
    revisedAt: latest,
    version: version ?? 1,
    announced: day,
    dayBy: 'feed',
  });
}

/** The feed's date is the New York day of its making; on a weekend it still shows the batch before. */
function listingDayOf(text: string): Day {
  let { day } = clockIn('America/New_York', requireMoment(text));
  while (weekdayOf(day) > 5) day = addDays(day, -1);
  return day;
}

function abstractIn(text: string): string {
  return clean(text.replace(/^\s*arXiv:\S+\s+Announce Type:[^\n]*\n?/, '').replace(/^\s*Abstract:\s*/, ''));
}

function isInBatch({ record }: Item, newIds: string[]): boolean {
  const first = newIds.reduce((least, id) => (least === '' || id < least ? id : least), '');
  return record.version === 1 && first !== '' && record.id >= first;
}
