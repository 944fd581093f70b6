import { hash } from 'node:crypto';
import type { PaperRecord } from '@/lib/papers/schema';

/**
 * SHA-256 of what the source states about a paper. The same statement, read again, gives the same hash; when it was
 * announced or last touched is not part of it.
 */
export function contentHash(record: PaperRecord): string {
  const { id, source, title, abstract, abstractBy, authors, categories, subjectClasses } = record;
  const { comment, dois, journalRef, reportNo, licence, publishedAt, revisedAt, version, hasFiles } = record;
  const lists = [authors, categories, subjectClasses, dois].map((list) => list.join('\u0001'));
  const versions = record.versions.map(
    (one) => `${one.number} ${+one.submittedAt} ${one.sizeKb} ${one.sourceType}`,
  );
  const dates = `${+publishedAt} ${+revisedAt} ${version} ${hasFiles} ${record.publishedGuessed}`;
  const texts = [id, source, title, abstract, abstractBy, comment, journalRef, reportNo, licence];
  return hash('sha256', [...texts, ...lists, dates, ...versions].join('\u0000'));
}
