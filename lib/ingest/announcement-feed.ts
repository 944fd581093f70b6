import { latestSubmissionFor } from '@/lib/entries/listing-day';
import {
  type Announced,
  type Announcements,
  type AnnounceType,
  announceTypes,
  divide,
  listingDayOfFeed,
} from '@/lib/ingest/announced';
import { clean, oneLine, optionalLine, requireId, requireMoment, sortSubjects } from '@/lib/ingest/fields';
import { readRdf } from '@/lib/ingest/rdf-feed';
import { readEach } from '@/lib/ingest/reading';
import { child, children, type Element, parseXml, textOf } from '@/lib/ingest/xml';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';
import { splitAuthors } from '@/lib/papers/tex/authors';

const rss = '';
const atom = 'http://www.w3.org/2005/Atom';
const arxiv = 'http://arxiv.org/schemas/atom';
const dublinCore = 'http://purl.org/dc/elements/1.1/';

/**
 * Reads an announcement feed of arXiv: RSS 2.0, Atom, or the RDF of before 2024. Throws an Error where the feed is cut
 * off or reports an error.
 */
export function readAnnouncements(body: string): Announcements {
  const root = parseXml(body);
  if (root.name === 'RDF') return readRdf(root);
  const items: Announced[] = [];
  const { unreadable } = readEach(
    itemsOf(root),
    (element) => {
      items.push({ type: typeOf(element), record: readItem(element) });
      return null;
    },
    (element) => element.raw,
  );
  return { ...divide(items), unreadable };
}

function typeOf(element: Element): AnnounceType {
  const written = textOf(element, 'announce_type', arxiv) ?? '';
  const type = announceTypes.find((one) => one === written);
  if (!type) throw new Error(`The announcement type "${written}" is unknown.`);
  return type;
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
  const builtAt = requireMoment(textOf(item, 'pubDate') ?? textOf(item, 'published') ?? '');
  const day = listingDayOfFeed(builtAt);
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
    publishedGuessed: true,
    revisedAt: latest,
    feedDatedAt: builtAt,
    version: version ?? 1,
    announced: day,
    dayBy: 'feed',
  });
}

function abstractIn(text: string): string {
  return clean(text.replace(/^\s*arXiv:\S+\s+Announce Type:[^\n]*\n?/, '').replace(/^\s*Abstract:\s*/, ''));
}
