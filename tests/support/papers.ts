import { createHash } from 'node:crypto';
import { batchNumber } from '@/lib/arxiv-calendar';
import { db } from '@/lib/db';

export type PaperFixture = {
  id: string;
  title?: string;
  titleHtml?: string;
  abstract?: string;
  abstractHtml?: string;
  abstractBy?: 'authors' | 'editors';
  authors?: string[];
  categories?: string[];
  comment?: string | null;
  dois?: string[];
  journalRef?: string | null;
  codeUrl?: string | null;
  projectUrl?: string | null;
  publishedAt?: string;
  version?: number;
  hasFiles?: boolean;
  saysWithdrawn?: boolean;
  upvotes?: number;
  commentCount?: number;
  hot?: number;
  tie?: string;
  demo?: boolean;
  /** The feed day; without one the paper is indexed but on no day. */
  day?: string;
  enteredAt?: string;
  submitterId?: string;
  pinned?: boolean;
};

/** Puts a paper, its first version and, with a day, its entry into the test database. Counters are set as given. */
export async function insertPaper(fixture: PaperFixture): Promise<string> {
  const paper = withDefaults(fixture);
  await db().$executeRaw`
    insert into papers (id, object_id, source, raw_title, raw_abstract, title, title_html, abstract, abstract_html,
      abstract_by, authors, categories, primary_category, subject_classes, comment, dois, journal_ref, code_url,
      project_url, published_at, revised_at, version, has_files, says_withdrawn, content_hash, upvotes,
      comment_count, hot, tie, demo)
    values (${paper.id}, ${objectIdOf(paper.id)}, 'file', ${paper.title}, ${paper.abstract}, ${paper.title},
      ${paper.titleHtml}, ${paper.abstract}, ${paper.abstractHtml}, ${paper.abstractBy}, ${paper.authors},
      ${paper.categories}, ${paper.categories[0] ?? 'cs.LG'}, '{}', ${paper.comment}, ${paper.dois},
      ${paper.journalRef}, ${paper.codeUrl}, ${paper.projectUrl}, ${new Date(paper.publishedAt)},
      ${new Date(paper.publishedAt)}, ${paper.version}, ${paper.hasFiles}, ${paper.saysWithdrawn},
      ${objectIdOf(paper.title)}, ${paper.upvotes}, ${paper.commentCount}, ${paper.hot}, ${paper.tie}, ${paper.demo})`;
  await insertWords(paper.id);
  await db().paperVersion.create({
    data: { paperId: paper.id, number: 1, submittedAt: new Date(paper.publishedAt) },
  });
  if (fixture.day) await insertEntry({ ...fixture, day: fixture.day });
  return paper.id;
}

/** What search sees of a paper, and the note that its words are new. */
export async function insertWords(id: string): Promise<void> {
  await db().$executeRaw`
    insert into paper_words (paper_id, published_at, words)
    select id, published_at, words_of_paper(title, abstract, authors, categories, published_at, code_url)
    from papers where id = ${id}
    on conflict (paper_id) do update set words = excluded.words, published_at = excluded.published_at`;
  await db().$executeRaw`
    insert into words_changes (paper_id) values (${id})
    on conflict (paper_id) do update set revision = words_changes.revision + 1`;
}

/** Puts a person into the test database and gives back the id. */
export async function insertUser(
  handle: string,
  extra: { name?: string; email?: string; role?: string; demo?: boolean } = {},
): Promise<string> {
  const user = await db().user.create({
    data: { handle, name: handle, objectId: objectIdOf(`user:${handle}`), ...extra },
  });
  return user.id;
}

/** 24 hex characters that are always the same for the same text. */
export function objectIdOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

async function insertEntry(fixture: PaperFixture & { day: string }): Promise<void> {
  await db().entry.create({
    data: {
      paperId: fixture.id,
      feedDay: new Date(`${fixture.day}T00:00:00Z`),
      batch: batchNumber(fixture.day),
      dayBy: 'feed',
      enteredAt: new Date(fixture.enteredAt ?? `${fixture.day}T01:00:00Z`),
      submitterId: fixture.submitterId ?? null,
      pinned: fixture.pinned ?? false,
    },
  });
}

function withDefaults(fixture: PaperFixture) {
  const title = fixture.title ?? `A paper called ${fixture.id}`;
  const abstract = fixture.abstract ?? `What ${fixture.id} says in short.`;
  return {
    titleHtml: escaped(title),
    abstractHtml: escaped(abstract),
    abstractBy: 'authors',
    authors: ['Ada Roe', 'Bo Lin'],
    categories: ['cs.LG'],
    comment: null,
    dois: [],
    journalRef: null,
    codeUrl: null,
    projectUrl: null,
    publishedAt: '2026-09-01T12:00:00Z',
    version: 1,
    hasFiles: true,
    saysWithdrawn: false,
    upvotes: 0,
    commentCount: 0,
    hot: 0,
    tie: objectIdOf(`tie:${fixture.id}`).slice(0, 8),
    demo: false,
    ...fixture,
    title,
    abstract,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
