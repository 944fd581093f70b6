import type { Sql } from '@/lib/bulk';
import { columns, type Row, replacement, searchOf, texts, types } from '@/lib/papers/columns';
import { type StoredPaper, textTrust } from '@/lib/papers/merge';
import type { PaperRecord } from '@/lib/papers/schema';

/** What is stored of these papers, locked until the transaction ends. */
export async function findStored(sql: Sql, ids: string[]): Promise<Map<string, StoredPaper>> {
  const rows = await sql<StoredPaper>(
    `select id, source, text_source as "textSource", version, content_hash as "contentHash", demo, published_at as "publishedAt", comment, licence,
      journal_ref as "journalRef", report_no as "reportNo", dois, subject_classes as "subjectClasses",
      metadata_on::text as "metadataOn", feed_dated_at as "feedDatedAt"
    from papers where id = any($1) order by id for update`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Inserts or replaces papers in one statement. A version that another process has overtaken is left alone. */
export async function writePapers(sql: Sql, rows: Row[]): Promise<{ id: string; created: boolean }[]> {
  if (rows.length === 0) return [];
  return await sql<{ id: string; created: boolean }>(
    `insert into papers (${columns}, hot, tie, search)
    select ${columns}, hot, tie, ${searchOf('incoming', 'incoming')}
    from json_to_recordset($1::json) as incoming (${types})
    on conflict (id) do update set ${replacement},
      published_at = case when papers.demo then excluded.published_at
        else least(papers.published_at, excluded.published_at) end,
      metadata_on = greatest(papers.metadata_on, excluded.metadata_on),
      feed_dated_at = least(papers.feed_dated_at, excluded.feed_dated_at),
      fetched_at = now()
    where papers.content_hash <> excluded.content_hash
      and (papers.demo or excluded.version >= papers.version)
    returning id, (xmax = 0) as created`,
    [JSON.stringify(sorted(rows)), textTrust],
  );
}

/** Gives papers a better title and abstract of the version that is stored. Returns the ids. */
export async function rewriteTexts(sql: Sql, rows: Row[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const written = await sql<{ id: string }>(
    `update papers set ${texts.map((name) => `${name} = incoming.${name}`).join(', ')}, fetched_at = now(),
      search = ${searchOf('incoming', 'papers')}
    from json_to_recordset($1::json) as incoming (${types})
    where papers.id = incoming.id and papers.version = incoming.version
    returning papers.id`,
    [JSON.stringify(sorted(rows))],
  );
  return written.map(({ id }) => id);
}

/** Fills in what stored papers lack and a weaker source knows. */
export async function addKnowledge(sql: Sql, records: PaperRecord[]): Promise<void> {
  if (records.length === 0) return;
  await sql(
    `update papers set
      published_at = least(papers.published_at, weak."publishedAt"),
      metadata_on = greatest(papers.metadata_on, weak."metadataOn"),
      feed_dated_at = least(papers.feed_dated_at, weak."feedDatedAt"),
      comment = coalesce(papers.comment, weak.comment),
      licence = coalesce(papers.licence, weak.licence),
      journal_ref = coalesce(papers.journal_ref, weak."journalRef"),
      report_no = coalesce(papers.report_no, weak."reportNo"),
      dois = case when cardinality(papers.dois) = 0 then weak.dois else papers.dois end,
      subject_classes = case when cardinality(papers.subject_classes) = 0 then weak."subjectClasses"
        else papers.subject_classes end
    from json_to_recordset($1::json) as weak (id text, "publishedAt" timestamptz, "metadataOn" date,
      "feedDatedAt" timestamptz, comment text, licence text, "journalRef" text, "reportNo" text, dois text[],
      "subjectClasses" text[])
    where papers.id = weak.id`,
    [JSON.stringify(sorted(records))],
  );
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

/** In the order of ids, so that two processes never wait for each other in a circle. */
function sorted<T extends { id: string }>(rows: T[]): T[] {
  return [...rows].sort((first, second) => (first.id < second.id ? -1 : 1));
}
