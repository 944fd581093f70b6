import type { toRow } from '@/lib/papers/row';

/** What `toRow` gives and where a paper starts in the lists: one row of the papers table. */
export type Row = ReturnType<typeof toRow> & { hot: number; tie: string };

const shape: Record<keyof ReturnType<typeof toRow>, string> = {
  id: 'text',
  object_id: 'text',
  source: 'text',
  text_source: 'text',
  raw_title: 'text',
  raw_abstract: 'text',
  title: 'text',
  title_html: 'text',
  abstract: 'text',
  abstract_html: 'text',
  abstract_by: 'text',
  authors: 'text[]',
  categories: 'text[]',
  primary_category: 'text',
  subject_classes: 'text[]',
  comment: 'text',
  dois: 'text[]',
  journal_ref: 'text',
  report_no: 'text',
  licence: 'text',
  code_url: 'text',
  project_url: 'text',
  published_at: 'timestamptz',
  published_guessed: 'boolean',
  revised_at: 'timestamptz',
  metadata_on: 'date',
  feed_dated_at: 'timestamptz',
  version: 'int',
  has_files: 'boolean',
  says_withdrawn: 'boolean',
  content_hash: 'text',
  demo: 'boolean',
};

const names = Object.keys(shape);
/** The columns that a record fills, as SQL lists them. */
export const columns = names.join(', ');
/** The same with their types, for json_to_recordset. */
export const types = [...Object.entries(shape).map((pair) => pair.join(' ')), 'hot float8', 'tie text'].join(
  ', ',
);
/** These are given once, or are merged rather than replaced. */
const kept = ['id', 'object_id', 'published_at', 'published_guessed', 'metadata_on', 'feed_dated_at'];
const replaced = names.filter((name) => !kept.includes(name));
export const texts = [
  'raw_title',
  'raw_abstract',
  'title',
  'title_html',
  'abstract',
  'abstract_html',
  'text_source',
];
const keepsText = `papers.version = excluded.version and not papers.demo
  and array_position($2::text[], excluded.text_source) < array_position($2::text[], papers.text_source)`;
/** What a stronger record replaces; $2 is the order of trust in texts. */
export const replacement = replaced
  .map((name) =>
    texts.includes(name)
      ? `${name} = case when ${keepsText} then papers.${name} else excluded.${name} end`
      : `${name} = excluded.${name}`,
  )
  .join(', ');

/** The better known of two first dates: a stated one before a guess, of equals the earlier. */
export function firstDateOf(other: string): string {
  return `published_at = case
      when papers.published_guessed = ${other}.published_guessed then least(papers.published_at, ${other}.published_at)
      when papers.published_guessed then ${other}.published_at else papers.published_at end,
    published_guessed = papers.published_guessed and ${other}.published_guessed`;
}
