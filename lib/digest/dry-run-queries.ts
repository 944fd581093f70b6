import { masked } from '@/lib/addresses';
import { type Sql, writeInBulk } from '@/lib/bulk';
import type { Day } from '@/lib/dates';
import { contentOf } from '@/lib/digest/content';
import { dueOrOpen } from '@/lib/digest/due-or-open';
import { latenessHours } from '@/lib/digest/lateness';
import { getFrozen } from '@/lib/digest/queries';
import { type EditionKind, editionKind, type Frozen } from '@/lib/digest/schema';
import { listUnfrozen } from '@/lib/digest/unfrozen-queries';
import { listGates } from '@/lib/mail/queries';
import { suppressionHash } from '@/lib/subscribers/keys';

const batch = 5_000;

export type WhyNot = 'later' | 'late' | 'paused' | 'suppressed' | 'held' | 'gate_closed' | 'nothing_matched';

/** One edition of a dry run. `papers` counts what is or would be frozen. */
export type DryEdition = {
  kind: EditionKind;
  periodStart: Day;
  frozen: boolean;
  papers: number;
  readers: number;
  skipped: Partial<Record<WhyNot, number>>;
  /** Masked addresses of those who would be written to, where they were asked for. */
  addresses: string[];
};
export type DryRun = { editions: DryEdition[] };

type Row = {
  editionId: string;
  periodStart: Day;
  status: string;
  reason: string | null;
  held: boolean;
  email: string;
  emailKey: string;
  domain: string;
  categories: string[];
  keywords: string[];
  papers: number;
  minVotes: number;
};
type Closed = { everything: boolean; domains: Set<string> };

/** What a run of the digest would do now, without writing anything. The rows are read in batches. */
export async function rehearse(now: Date, { list = false } = {}): Promise<DryRun> {
  const [unfrozen, closed] = await Promise.all([listUnfrozen(now), readClosed(now)]);
  const editions: DryEdition[] = [];
  for (const kind of editionKind.options)
    editions.push(...(await rehearseKind({ kind, now, list, closed, unfrozen })));
  return { editions };
}

type Rehearsal = { kind: EditionKind; now: Date; list: boolean; closed: Closed; unfrozen: Frozen[] };

async function rehearseKind({ kind, now, list, closed, unfrozen }: Rehearsal): Promise<DryEdition[]> {
  const missing = unfrozen.filter((one) => one.kind === kind);
  const known = new Map(missing.map((one) => [unfrozenId(one), one]));
  const seen = new Map(missing.map((one) => [unfrozenId(one), begin(one, false)]));
  const matches = new Map<string, boolean>();
  await eachBatch(kind, now, missing, async (rows, suppressed) => {
    for (const row of rows) {
      const frozen = known.get(row.editionId) ?? (await getFrozen(row.editionId));
      known.set(row.editionId, frozen);
      const edition = seen.get(row.editionId) ?? begin(frozen, true);
      seen.set(row.editionId, edition);
      const why =
        judge(row, { closed, suppressed }) ?? (matchesAny(row, frozen, matches) ? null : 'nothing_matched');
      if (why) edition.skipped[why] = (edition.skipped[why] ?? 0) + 1;
      else edition.readers += 1;
      if (!why && list) edition.addresses.push(masked(row.email));
    }
  });
  return [...seen.values()].sort((one, other) => (one.periodStart < other.periodStart ? -1 : 1));
}

function judge(row: Row, { closed, suppressed }: { closed: Closed; suppressed: Set<string> }): WhyNot | null {
  if (row.status === 'skipped_late') return 'late';
  if (row.status === 'cancelled') return 'paused';
  if (row.held) return 'held';
  if (row.status === 'later') return 'later';
  if (suppressed.has(suppressionHash(row.emailKey))) return 'suppressed';
  return closed.everything || closed.domains.has(row.domain) ? 'gate_closed' : null;
}

function matchesAny(row: Row, frozen: Frozen, known: Map<string, boolean>): boolean {
  const { editionId, categories, keywords, papers, minVotes } = row;
  const key = JSON.stringify([editionId, categories, keywords, minVotes]);
  const matches =
    known.get(key) ?? contentOf(frozen, { categories, keywords, papers, minVotes }).papers.length > 0;
  known.set(key, matches);
  return matches;
}

async function eachBatch(
  kind: EditionKind,
  now: Date,
  missing: Frozen[],
  work: (rows: Row[], suppressed: Set<string>) => Promise<void>,
): Promise<void> {
  await writeInBulk(
    async (sql) => {
      await sql('set transaction read only');
      await sql(`declare due cursor for ${dueOrOpen(kind)}`, [
        kind,
        now,
        latenessHours(kind),
        missing.map(unfrozenId),
        missing.map(({ periodStart }) => periodStart),
      ]);
      for (let rows = await fetchNext(sql); rows.length > 0; rows = await fetchNext(sql))
        await work(rows, await suppressedOf(sql, rows));
    },
    { dryRun: true },
  );
}

function fetchNext(sql: Sql): Promise<Row[]> {
  return sql<Row>(`fetch ${batch} from due`);
}

async function suppressedOf(sql: Sql, rows: Row[]): Promise<Set<string>> {
  const found = await sql<{ hash: string }>(
    'select address_hash as hash from suppressions where address_hash = any($1)',
    [rows.map(({ emailKey }) => suppressionHash(emailKey))],
  );
  return new Set(found.map(({ hash }) => hash));
}

async function readClosed(now: Date): Promise<Closed> {
  const closed = (await listGates()).filter(({ closedUntil }) => closedUntil && new Date(closedUntil) > now);
  const domains = new Set(closed.map(({ name }) => name));
  return { everything: domains.has('*'), domains };
}

function unfrozenId({ kind, periodStart }: Frozen): string {
  return `${kind} ${periodStart}`;
}

function begin({ kind, periodStart, papers }: Frozen, frozen: boolean): DryEdition {
  return { kind, periodStart, frozen, papers: papers.length, readers: 0, skipped: {}, addresses: [] };
}
