import { isListingDay, predictListingDay } from '@/lib/arxiv-calendar';
import { type Day, daysBetween, parseDay, toDay } from '@/lib/dates';
import {
  clean,
  oneLine,
  optionalLine,
  requireCategory,
  requireId,
  requireMoment,
  sortSubjects,
  splitDois,
} from '@/lib/ingest/fields';
import { headerOf, readOaiAnswer } from '@/lib/ingest/oai-answer';
import { type Reading, readEach } from '@/lib/ingest/reading';
import { child, children, type Element, textOf } from '@/lib/ingest/xml';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';
import { splitAuthors } from '@/lib/papers/tex/authors';

/** One page of a list: its papers, the ids that arXiv took away, and the token of the next page; null at the end. */
export type OaiPage = Reading & { deleted: string[]; token: string | null };

type Version = { number: number; submittedAt: Date; sizeKb: number | null; sourceType: string | null };

const latestAfterSubmission = 7;

/**
 * Reads an OAI-PMH answer whose records are in the metadata format arXivRaw. Nothing that matches is an empty page. Throws
 * BadResumptionToken, and an Error where arXiv refuses, the answer is cut off, or its records are in another format.
 */
export function readOaiPage(body: string): OaiPage {
  const { items, deleted, token } = readOaiAnswer(body);
  for (const item of items) refuseOtherFormat(item);
  return { ...readEach(items, readRecord, (item) => item.raw), deleted, token };
}

function refuseOtherFormat(item: Element): void {
  const [format] = child(item, 'metadata')?.children ?? [];
  if (item.name === 'header') throw new Error('The answer lists identifiers, not records.');
  if (format && format.name !== 'arXivRaw')
    throw new Error(`The records are in the metadata format ${formatOf(format)}; only arXivRaw can be read.`);
}

function formatOf({ name, namespace }: Element): string {
  return name === 'dc' && namespace.includes('oai_dc') ? 'oai_dc' : name;
}

function readRecord(item: Element): PaperRecord {
  const metadata = child(item, 'metadata');
  const raw = metadata && child(metadata, 'arXivRaw');
  if (!raw) throw new Error('The record has no metadata.');
  const header = headerOf(item);
  const { id } = requireId(textOf(raw, 'id') ?? (header ? textOf(header, 'identifier') : null) ?? '');
  const touched = parseDay((header && textOf(header, 'datestamp')) ?? '');
  return paperRecord.parse({
    id,
    source: 'oai',
    title: oneLine(child(raw, 'title')?.text ?? ''),
    abstract: clean(child(raw, 'abstract')?.text ?? ''),
    authors: splitAuthors(oneLine(child(raw, 'authors')?.text ?? '')),
    ...subjectsOf(raw),
    comment: optionalLine(textOf(raw, 'comments')),
    journalRef: optionalLine(textOf(raw, 'journal-ref')),
    reportNo: optionalLine(textOf(raw, 'report-no')),
    dois: [...new Set(children(raw, 'doi').flatMap(({ text }) => splitDois(text)))],
    licence: optionalLine(textOf(raw, 'license')),
    metadataOn: touched,
    ...datesOf(raw, touched),
  });
}

/** The acm-class repeats the MSC classes, or says "None": a fault of arXiv's. */
function subjectsOf(raw: Element): { categories: string[]; subjectClasses: string[] } {
  const { categories } = requireCategory(sortSubjects(textOf(raw, 'categories')?.split(/\s+/) ?? []));
  const classes = [...children(raw, 'msc-class'), ...children(raw, 'acm-class')].map(({ text }) =>
    oneLine(text),
  );
  return { categories, subjectClasses: [...new Set(classes)].filter((one) => one !== '' && one !== 'None') };
}

function datesOf(raw: Element, touched: Day | null) {
  const versions = children(raw, 'version')
    .map(readVersion)
    .sort((first, second) => first.number - second.number);
  const [first] = versions;
  const last = versions.at(-1);
  if (!first || !last) throw new Error('The record names no version.');
  const announced = last.number === 1 ? listingDayOf(first.submittedAt, touched) : null;
  return {
    publishedAt: first.submittedAt,
    revisedAt: last.submittedAt,
    version: last.number,
    versions,
    hasFiles: !last.sourceType?.includes('I'),
    announced,
    dayBy: announced ? ('oai' as const) : ('estimated' as const),
  };
}

function readVersion(version: Element): Version {
  const number = /^v?([1-9]\d{0,3})$/i.exec((version.attributes.version ?? '').trim())?.[1];
  if (!number) throw new Error(`"${version.attributes.version ?? ''}" is not a version.`);
  return {
    number: Number(number),
    submittedAt: requireMoment(textOf(version, 'date') ?? ''),
    sizeKb: sizeIn(textOf(version, 'size')),
    sourceType: optionalLine(textOf(version, 'source_type')),
  };
}

function sizeIn(text: string | null): number | null {
  const kilobytes = /^(\d+(?:\.\d+)?)\s*kb$/i.exec(text ?? '')?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes));
}

/** A paper that was touched only once, on a listing day soon after its submission, was announced on that day. */
function listingDayOf(submittedAt: Date, touched: Day | null): Day | null {
  if (!touched || !isListingDay(touched) || touched < predictListingDay(submittedAt)) return null;
  return daysBetween(toDay(submittedAt), touched) <= latestAfterSubmission ? touched : null;
}
