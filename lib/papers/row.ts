import { findLinks } from '@/lib/papers/code-link';
import { objectId } from '@/lib/papers/object-id';
import type { PaperRecord } from '@/lib/papers/schema';
import { renderAuthor } from '@/lib/papers/tex/authors';
import { renderTex } from '@/lib/papers/tex/render';
import { saysWithdrawn } from '@/lib/papers/withdrawal';

/** A record as the papers table stores it: text rendered once, links found. Names are the table's columns. */
export function toRow(record: PaperRecord, contentHash: string, textSource: string = record.source) {
  const title = renderTex(record.title, { paragraphs: false });
  const abstract = renderTex(record.abstract, { paragraphs: true });
  const links = findLinks([record.comment ?? '', record.abstract]);
  return {
    id: record.id,
    object_id: objectId('paper', record.id),
    source: record.source,
    text_source: textSource,
    raw_title: record.title,
    raw_abstract: record.abstract,
    title: title.text,
    title_html: title.html,
    abstract: abstract.text,
    abstract_html: abstract.html,
    abstract_by: record.abstractBy,
    authors: record.authors.map(renderAuthor),
    categories: record.categories,
    primary_category: record.categories[0],
    subject_classes: record.subjectClasses,
    comment: record.comment,
    dois: record.dois,
    journal_ref: record.journalRef,
    report_no: record.reportNo,
    licence: record.licence,
    code_url: links.codeUrl,
    project_url: links.projectUrl,
    published_at: record.publishedAt,
    published_guessed: record.publishedGuessed,
    revised_at: record.revisedAt,
    metadata_on: record.metadataOn,
    feed_dated_at: record.feedDatedAt,
    version: record.version,
    has_files: record.hasFiles,
    says_withdrawn: saysWithdrawn(record.comment, record.abstract),
    content_hash: contentHash,
    demo: record.source === 'demo',
  };
}
