import { z } from 'zod';
import { latestSubmissionById, latestSubmissionFor, trustedListingDay } from '@/lib/entries/listing-day';
import { cleanAuthors } from '@/lib/ingest/author-list';
import {
  categoryOfId,
  clean,
  oneLine,
  optionalLine,
  requireCategory,
  requireId,
  requireMoment,
  sortSubjects,
  splitDois,
} from '@/lib/ingest/fields';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';
import { splitAuthors } from '@/lib/papers/tex/authors';

const nullable = z.string().nullish();

const plain = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.string()),
  categories: z.array(z.string()).nullish(),
  primaryCategory: nullable,
  published: nullable,
  updated: nullable,
  announced: nullable,
  comment: nullable,
  doi: nullable,
  journalRef: nullable,
  license: nullable,
  version: z.number().int().min(1).nullish(),
  versions: z.unknown().optional(),
});

const snapshot = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  authors: z.string(),
  authors_parsed: z.array(z.array(z.string())).nullish(),
  categories: nullable,
  comments: nullable,
  'journal-ref': nullable,
  doi: nullable,
  'report-no': nullable,
  license: nullable,
  versions: z.array(z.object({ version: z.string(), created: z.string() })).min(1),
});

/** Reads one line: the plain record shape or the one of arXiv's metadata snapshot. Throws an Error with the reason. */
export function readLine(line: string): PaperRecord {
  const value: unknown = JSON.parse(line);
  const isSnapshot = typeof (value as { authors?: unknown } | null)?.authors === 'string';
  return paperRecord.parse(isSnapshot ? fromSnapshot(snapshot.parse(value)) : fromPlain(plain.parse(value)));
}

function fromPlain(line: z.infer<typeof plain>): z.input<typeof paperRecord> {
  const { id } = requireId(line.id);
  const published = line.published ? requireMoment(line.published) : null;
  const announced = trustedListingDay({ id, announced: line.announced ?? null, publishedAt: published });
  const publishedAt = published ?? (announced ? latestSubmissionFor(announced) : latestSubmissionById(id));
  const revisedAt = line.updated ? requireMoment(line.updated) : publishedAt;
  const version = line.version ?? (typeof line.versions === 'number' ? line.versions : 1);
  const versions = published ? [{ number: 1, submittedAt: published }] : [];
  if (version > 1 && line.updated) versions.push({ number: version, submittedAt: revisedAt });
  return {
    ...common(id, line),
    authors: cleanAuthors(line.authors),
    ...subjectsOf(line.id, [line.primaryCategory ?? '', ...(line.categories ?? [])]),
    comment: optionalLine(line.comment),
    journalRef: optionalLine(line.journalRef),
    publishedAt,
    publishedGuessed: !published,
    revisedAt,
    version,
    versions,
    announced,
    dayBy: announced ? 'file' : 'estimated',
  };
}

function fromSnapshot(line: z.infer<typeof snapshot>): z.input<typeof paperRecord> {
  const { id } = requireId(line.id);
  const versions = line.versions
    .map(({ version, created }) => ({
      number: Number(version.replace(/^v/i, '')),
      submittedAt: requireMoment(created),
    }))
    .sort((first, second) => first.number - second.number);
  const [first] = versions;
  const last = versions.at(-1);
  if (!first || !last) throw new Error('The record names no version.');
  return {
    ...common(id, line),
    authors: namesIn(line),
    ...subjectsOf(line.id, line.categories?.split(/\s+/) ?? []),
    comment: optionalLine(line.comments),
    journalRef: optionalLine(line['journal-ref']),
    reportNo: optionalLine(line['report-no']),
    publishedAt: first.submittedAt,
    revisedAt: last.submittedAt,
    version: last.number,
    versions,
  };
}

function common(id: string, line: { title: string; abstract: string; doi?: unknown; license?: unknown }) {
  return {
    id,
    source: 'file' as const,
    title: oneLine(line.title),
    abstract: clean(line.abstract),
    dois: splitDois(typeof line.doi === 'string' ? line.doi : null),
    licence: optionalLine(typeof line.license === 'string' ? line.license : null),
  };
}

/** Where a record names no category, an id in the old shape does. */
function subjectsOf(id: string, terms: string[]): ReturnType<typeof sortSubjects> {
  const found = sortSubjects(terms);
  const derived = found.categories.length === 0 ? categoryOfId(id) : null;
  return requireCategory(derived ? { ...found, categories: [derived] } : found);
}

function namesIn(line: z.infer<typeof snapshot>): string[] {
  if (!line.authors_parsed?.length) return splitAuthors(oneLine(line.authors));
  return line.authors_parsed
    .map(([keyname = '', forenames = '', suffix = '']) => oneLine(`${forenames} ${keyname} ${suffix}`))
    .filter(Boolean);
}
