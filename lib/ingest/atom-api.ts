import {
  clean,
  oneLine,
  optionalLine,
  requireId,
  requireMoment,
  sortSubjects,
  splitDois,
} from '@/lib/ingest/fields';
import { type Reading, readEach } from '@/lib/ingest/reading';
import { child, children, type Element, parseXml, textOf } from '@/lib/ingest/xml';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';

const atom = 'http://www.w3.org/2005/Atom';
const arxiv = 'http://arxiv.org/schemas/atom';

/**
 * Reads an answer of the Atom API. An unknown id is simply missing. Throws an Error with arXiv's own words where the
 * answer is its error entry, and where the answer is cut off or no feed.
 */
export function readApiAnswer(body: string): Reading {
  const feed = parseXml(body);
  if (feed.name !== 'feed' || feed.namespace !== atom) throw new Error('The answer is not an Atom feed.');
  const entries = children(feed, 'entry', atom);
  const failure = entries.find(isError);
  if (failure) throw new Error(`arXiv refused: ${textOf(failure, 'summary') ?? 'no reason given'}`);
  return readEach(entries, readEntry, (entry) => entry.raw);
}

function readEntry(entry: Element): PaperRecord {
  const { id, version } = requireId(textOf(entry, 'id', atom) ?? '');
  const publishedAt = requireMoment(textOf(entry, 'published', atom) ?? '');
  const revisedAt = requireMoment(textOf(entry, 'updated', atom) ?? '');
  const number = version ?? 1;
  return paperRecord.parse({
    id,
    source: 'api',
    title: oneLine(child(entry, 'title', atom)?.text ?? ''),
    abstract: clean(child(entry, 'summary', atom)?.text ?? ''),
    authors: children(entry, 'author', atom).flatMap((author) => optionalLine(textOf(author, 'name')) ?? []),
    ...subjectsOf(entry),
    comment: optionalLine(textOf(entry, 'comment', arxiv)),
    journalRef: optionalLine(textOf(entry, 'journal_ref', arxiv)),
    dois: splitDois(textOf(entry, 'doi', arxiv)),
    publishedAt,
    revisedAt,
    version: number,
    versions: [
      { number: 1, submittedAt: publishedAt },
      ...(number > 1 ? [{ number, submittedAt: revisedAt }] : []),
    ],
  });
}

function subjectsOf(entry: Element): { categories: string[]; subjectClasses: string[] } {
  const primary = child(entry, 'primary_category', arxiv)?.attributes.term ?? '';
  const terms = children(entry, 'category', atom).flatMap((one) => (one.attributes.term ?? '').split('\n'));
  return sortSubjects([primary, ...terms]);
}

function isError(entry: Element): boolean {
  return /\/api\/errors\b/.test(textOf(entry, 'id', atom) ?? '');
}
