import { addDays, type Day, weekdayOf } from '@/lib/dates';
import { latestSubmissionFor } from '@/lib/entries/listing-day';
import { type Announced, type Announcements, divide } from '@/lib/ingest/announced';
import { clean, oneLine, requireCategory, requireId, requireMoment, sortSubjects } from '@/lib/ingest/fields';
import { readEach } from '@/lib/ingest/reading';
import { child, children, type Element, textOf } from '@/lib/ingest/xml';
import { paperRecord } from '@/lib/papers/schema';
import { splitAuthors } from '@/lib/papers/tex/authors';

const dublinCore = 'http://purl.org/dc/elements/1.1/';
const ending = /\s*\(arXiv:(\S+) \[([^\]]+)\]\s*(UPDATED|CROSS LISTED)?\)\s*$/;
/** Feeds of these are feeds of several categories, so that their name says nothing about a paper. */
const archives = 'astro-ph cond-mat cs econ eess math nlin physics q-bio q-fin stat'.split(' ');

/**
 * Reads the feed that arXiv sent before 2024 and mirrors may still send: RSS 1.0, where the id, the primary category
 * and the kind of announcement stand in the title, and text is escaped HTML. Expects the element rdf:RDF; throws an
 * Error where it names no date.
 */
export function readRdf(root: Element): Announcements {
  const channel = child(root, 'channel') ?? root;
  const builtAt = textOf(channel, 'date', dublinCore) ?? '';
  const setting = { builtAt, day: listingDayOf(builtAt), category: categoryOf(channel) };
  const items: Announced[] = [];
  const { unreadable } = readEach(
    children(root, 'item'),
    (element) => {
      items.push(readItem(element, setting));
      return null;
    },
    ({ raw }) => raw,
  );
  return { ...divide(items), unreadable };
}

function readItem(item: Element, setting: { builtAt: string; day: Day; category: string }): Announced {
  const title = plainOf(child(item, 'title')?.text ?? '');
  const [whole = '', address = '', primary = '', kind] = ending.exec(title) ?? [];
  if (!whole) throw new Error(`The title "${oneLine(title).slice(-80)}" does not end in an arXiv id.`);
  const { id, version } = requireId(address);
  const latest = latestSubmissionFor(setting.day);
  const record = paperRecord.parse({
    id,
    source: 'feed',
    title: oneLine(title.slice(0, -whole.length)).replace(/(?<!\.)\.$/, ''),
    abstract: clean(plainOf(child(item, 'description')?.text ?? '')),
    authors: splitAuthors(oneLine(plainOf(textOf(item, 'creator', dublinCore) ?? ''))),
    ...requireCategory(sortSubjects([primary, setting.category])),
    publishedAt: latest,
    publishedGuessed: true,
    revisedAt: latest,
    feedDatedAt: requireMoment(setting.builtAt),
    version: version ?? 1,
    announced: setting.day,
    dayBy: 'feed',
  });
  return { type: kind === 'UPDATED' ? 'replace' : kind ? 'cross' : 'new', record };
}

/** The feed bears the New York evening on which it was made, and lists the next day; on a weekend Friday's batch. */
function listingDayOf(text: string): Day {
  requireMoment(text);
  const hour = Number(text.slice(11, 13));
  let day = addDays(text.slice(0, 10), hour >= 20 ? 1 : 0);
  while (weekdayOf(day) > 5) day = addDays(day, -1);
  return day;
}

/** "hep-ex updates on arXiv.org" is the feed of one category. */
function categoryOf(channel: Element): string {
  const [name = ''] = (textOf(channel, 'title') ?? '').split(' ');
  return archives.includes(name) ? '' : name;
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Escaped HTML as text: tags go first, so that what stood for "<" stays. */
function plainOf(html: string): string {
  return html
    .replace(/<a\s+href=[^>]*>|<\/?(?:a|p|br)\s*\/?>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : Number.NaN;
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      return named[String(name).toLowerCase()] ?? whole;
    });
}
