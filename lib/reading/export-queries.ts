import type { Viewer } from '@/lib/auth/schema';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { arxivUrl } from '@/lib/papers/arxiv-id';
import { toBibtex } from '@/lib/reading/bibtex';
import type { SavedRecord } from '@/lib/reading/schema';

/** Every saved paper as BibTeX, latest saved first. Throws signed_out. */
export async function writeSavedBibtex(viewer: Viewer): Promise<string> {
  return toBibtex(await listRecords(viewer));
}

/** Every saved paper as JSON: an array, latest saved first; times in ISO 8601. Throws signed_out. */
export async function writeSavedJson(viewer: Viewer): Promise<string> {
  const records = await listRecords(viewer);
  const papers = records.map(({ rawTitle, ...paper }) => ({ ...paper, url: arxivUrl(paper.id, 'abs') }));
  return `${JSON.stringify(papers, null, 2)}\n`;
}

/** The whole list: it has an upper limit (marks.ts). */
async function listRecords(viewer: Viewer): Promise<SavedRecord[]> {
  if (!viewer) throw new AppError('signed_out');
  return db().$queryRaw<SavedRecord[]>`
    select p.id, p.title, p.raw_title as "rawTitle", coalesce(p.authors, '{}') as authors,
      p.primary_category as "primaryCategory", coalesce(p.categories, '{}') as categories,
      p.published_at as "publishedAt", p.journal_ref as "journalRef", coalesce(p.dois, '{}') as dois, s.at as "savedAt"
    from saved_papers s join papers p on p.id = s.paper_id
    where s.user_id = ${viewer.userId}
    order by s.at desc, s.paper_id`;
}
