import { type Sql, writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { countingNames, countingTexts, countingWords, replacements, room } from '@/lib/search/corpus-rows';

/** "skipped": counted lately and little is new, or another process is at it. */
export type CountResult = { outcome: 'counted' | 'skipped'; papers: number };

const dayMs = 24 * 3_600_000;
const littleNew = 0.05;
const papersAtOnce = 5_000;
/** Suggestions need the words that are in use: of more papers, every so manyth page is read for them. */
const readForSuggestions = 50_000;

/**
 * Counts how many papers hold each lexeme and each word, and replaces what was counted before in one transaction. Skips
 * when less than a day has passed and less than 5 % of the papers are new, unless forced. Leaves a run of the job
 * "count". Safe to call twice at once.
 */
export async function recountCorpus({ force = false, now = new Date() } = {}): Promise<CountResult> {
  const papers = await db().paperWords.count();
  if (!force && !(await isDue(papers, now))) return { outcome: 'skipped', papers };
  return writeInBulk(async (sql) => {
    const [lock] = await sql<{ taken: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('corpus')) as taken`,
    );
    if (!lock?.taken) return { outcome: 'skipped', papers };
    return recorded(papers, (report) => count(sql, { now, papers }, report));
  });
}

async function isDue(papers: number, now: Date): Promise<boolean> {
  const corpus = await db().corpus.findUnique({ where: { id: 1 } });
  if (!corpus) return true;
  const isOld = now.getTime() - corpus.countedAt.getTime() >= dayMs;
  return isOld || Math.abs(papers - corpus.papers) > littleNew * corpus.papers;
}

type Report = (done: number) => Promise<void>;

async function count(
  sql: Sql,
  { now, papers }: { now: Date; papers: number },
  report: Report,
): Promise<number> {
  const oneIn = Math.max(1, Math.round(papers / readForSuggestions));
  for (const statement of room) await sql(statement);
  let done = 0;
  for (let after = ''; ; ) {
    const ids = await sql<{ id: string }>(
      'select paper_id as id from paper_words where paper_id > $1 order by paper_id limit $2',
      [after, papersAtOnce],
    );
    const last = ids.at(-1)?.id;
    if (!last) break;
    await sql(countingWords(after, last));
    if ((done / papersAtOnce) % oneIn === 0)
      for (const counting of [countingNames, countingTexts]) await sql(counting(after, last));
    done += ids.length;
    await report(done);
    after = last;
  }
  for (const statement of replacements(oneIn)) await sql(statement);
  await sql(
    `update corpus set papers = $1, counted_at = $2, lexemes = (select coalesce(sum(papers), 0) from lexemes where lexeme !~ '=')`,
    [done, now],
  );
  await sql('analyze lexemes');
  return done;
}

async function recorded(papers: number, work: (report: Report) => Promise<number>): Promise<CountResult> {
  const { id } = await db().run.create({ data: { job: 'count', counts: { done: 0, of: papers } } });
  const finish = (outcome: string, counts: object, reason: string | null) =>
    db().run.update({ where: { id }, data: { outcome, counts, reason, finishedAt: new Date() } });
  try {
    const done = await work(async (reached) => {
      await db().run.update({
        where: { id },
        data: { aliveAt: new Date(), counts: { done: reached, of: Math.max(papers, reached) } },
      });
    });
    await finish('succeeded', { done, of: done }, null);
    return { outcome: 'counted', papers: done };
  } catch (error) {
    await finish('failed', {}, error instanceof Error ? error.message : 'unknown');
    throw error;
  }
}
