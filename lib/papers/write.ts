import type { Sql } from '@/lib/bulk';
import { findLinks } from '@/lib/papers/code-link';
import { columns, firstDateOf, type Row, replacement, texts, types } from '@/lib/papers/columns';
import { type StoredPaper, textTrust, trust } from '@/lib/papers/merge';
import type { PaperRecord } from '@/lib/papers/schema';
import { saysWithdrawn } from '@/lib/papers/withdrawal';
import { refreshWords, writeWords } from '@/lib/papers/words';

/** What is stored of these papers, locked until the transaction ends. */
export async function findStored(sql: Sql, ids: string[]): Promise<Map<string, StoredPaper>> {
  const rows = await sql<StoredPaper>(
    `select id, source, text_source as "textSource", version, content_hash as "contentHash", demo, published_at as "publishedAt",
      published_guessed as "publishedGuessed", comment, licence,
      journal_ref as "journalRef", report_no as "reportNo", dois, subject_classes as "subjectClasses",
      metadata_on::text as "metadataOn", feed_dated_at as "feedDatedAt"
    from papers where id = any($1) order by id for update`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Inserts or replaces papers in one statement, and what search sees of them in a second. What another process has
 * overtaken with a newer version or a stronger source is left alone. */
export async function writePapers(sql: Sql, rows: Row[]): Promise<{ id: string; created: boolean }[]> {
  if (rows.length === 0) return [];
  const written = await sql<{ id: string; created: boolean }>(
    `insert into papers (${columns}, hot, tie)
    select ${columns}, hot, tie
    from json_to_recordset($1::json) as incoming (${types})
    on conflict (id) do update set ${replacement},
      ${firstDateOf('excluded')},
      metadata_on = greatest(papers.metadata_on, excluded.metadata_on),
      feed_dated_at = least(papers.feed_dated_at, excluded.feed_dated_at),
      fetched_at = now()
    where papers.content_hash <> excluded.content_hash
      and (papers.demo or not excluded.demo)
      and (papers.demo or excluded.version > papers.version or excluded.version = papers.version
        and array_position($3::text[], excluded.source) >= array_position($3::text[], papers.source))
    returning id, (xmax = 0) as created`,
    [JSON.stringify(sorted(rows)), textTrust, trust],
  );
  await writeWords(sql, idsOf(written));
  return written;
}

/** Gives papers a better title and abstract of the version that is stored. Returns the ids. */
export async function rewriteTexts(sql: Sql, rows: Row[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const written = await sql<{ id: string }>(
    `update papers set ${texts.map((name) => `${name} = incoming.${name}`).join(', ')}, fetched_at = now()
    from json_to_recordset($1::json) as incoming (${types})
    where papers.id = incoming.id and papers.version = incoming.version
    returning papers.id`,
    [JSON.stringify(sorted(rows))],
  );
  await writeWords(sql, idsOf(written));
  return idsOf(written);
}

/** Fills in what stored papers lack and a weaker source knows; a comment belongs to its version. */
export async function addKnowledge(sql: Sql, records: PaperRecord[]): Promise<void> {
  if (records.length === 0) return;
  await sql(
    `update papers set ${firstDateOf('weak')},
      metadata_on = greatest(papers.metadata_on, weak.metadata_on),
      feed_dated_at = least(papers.feed_dated_at, weak.feed_dated_at),
      comment = case when ${takesComment} then weak.comment else papers.comment end,
      code_url = case when ${takesComment} then coalesce(weak.code_url, papers.code_url) else papers.code_url end,
      project_url = case when ${takesComment} then coalesce(weak.project_url, papers.project_url)
        else papers.project_url end,
      says_withdrawn = papers.says_withdrawn or (${takesComment} and weak.says_withdrawn),
      licence = coalesce(papers.licence, weak.licence),
      journal_ref = coalesce(papers.journal_ref, weak.journal_ref),
      report_no = coalesce(papers.report_no, weak.report_no),
      dois = case when cardinality(papers.dois) = 0 then weak.dois else papers.dois end,
      subject_classes = case when cardinality(papers.subject_classes) = 0 then weak.subject_classes
        else papers.subject_classes end
    from json_to_recordset($1::json) as weak (${knowledgeTypes})
    where papers.id = weak.id`,
    [JSON.stringify(sorted(records.map(knowledgeOf)))],
  );
  await refreshWords(sql, idsOf(records));
}

const takesComment = 'papers.comment is null and weak.comment is not null and papers.version = weak.version';
const knowledgeTypes = `id text, version int, published_at timestamptz, published_guessed boolean, metadata_on date,
  feed_dated_at timestamptz, comment text, code_url text, project_url text, says_withdrawn boolean, licence text,
  journal_ref text, report_no text, dois text[], subject_classes text[]`;

function knowledgeOf(record: PaperRecord) {
  const { comment } = record;
  const { codeUrl, projectUrl } = findLinks([comment ?? '']);
  return {
    id: record.id,
    version: record.version,
    published_at: record.publishedAt,
    published_guessed: record.publishedGuessed,
    metadata_on: record.metadataOn,
    feed_dated_at: record.feedDatedAt,
    comment,
    code_url: codeUrl,
    project_url: projectUrl,
    says_withdrawn: saysWithdrawn(comment, ''),
    licence: record.licence,
    journal_ref: record.journalRef,
    report_no: record.reportNo,
    dois: record.dois,
    subject_classes: record.subjectClasses,
  };
}

/** Adds the versions a source names; a date or size that is known stays where the source has none. */
export async function writeVersions(sql: Sql, records: PaperRecord[]): Promise<void> {
  const rows = records.flatMap(({ id, versions }) => versions.map((version) => ({ id, ...version })));
  if (rows.length === 0) return;
  await sql(
    `insert into paper_versions (paper_id, number, submitted_at, size_kb, source_type)
    select id, number, min("submittedAt"), max("sizeKb"), max("sourceType")
    from json_to_recordset($1::json)
      as named (id text, number int, "submittedAt" timestamptz, "sizeKb" int, "sourceType" text)
    group by id, number order by id, number
    on conflict (paper_id, number) do update set
      submitted_at = least(paper_versions.submitted_at, excluded.submitted_at),
      size_kb = coalesce(excluded.size_kb, paper_versions.size_kb),
      source_type = coalesce(excluded.source_type, paper_versions.source_type)`,
    [JSON.stringify(rows)],
  );
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/** In the order of ids, so that two processes never wait for each other in a circle. */
function sorted<T extends { id: string }>(rows: T[]): T[] {
  return [...rows].sort((first, second) => (first.id < second.id ? -1 : 1));
}
