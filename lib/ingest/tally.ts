import type { Day } from '@/lib/dates';
import { AppError } from '@/lib/errors';
import type { Stored } from '@/lib/ingest/store';

/** An edition that went, by its kind and first day; the digest stands above and is not imported. */
export type GoneEdition = { kind: string; periodStart: Day };

/**
 * What a run brought in: numbers of papers and of requests, the feed days whose lists changed, the papers that changed,
 * the editions that went, and why some of it could not be read.
 */
export type IngestResult = {
  papers: number;
  changed: number;
  unchanged: number;
  quarantined: number;
  requests: number;
  days: Day[];
  createdIds: string[];
  changedIds: string[];
  editions: GoneEdition[];
  failures: string[];
};

/** What pages show and a run has changed beside the papers it brought in. */
export type Change = Pick<IngestResult, 'days' | 'changedIds' | 'editions'>;

const mostIdsKept = 2_000;

/** The running sums of one run. */
export class Tally {
  private readonly sums: Omit<IngestResult, 'days'> = {
    papers: 0,
    changed: 0,
    unchanged: 0,
    quarantined: 0,
    requests: 0,
    createdIds: [],
    changedIds: [],
    editions: [],
    failures: [],
  };
  private readonly days = new Set<Day>();

  add(stored: Stored, quarantined: number): void {
    const { sums } = this;
    sums.papers += stored.created.length;
    sums.changed += stored.changed.length;
    sums.unchanged += stored.unchanged;
    sums.quarantined += quarantined;
    for (const day of stored.days) this.days.add(day);
    if (sums.createdIds.length < mostIdsKept) sums.createdIds.push(...stored.created);
    if (sums.changedIds.length < mostIdsKept) sums.changedIds.push(...stored.changed);
  }

  touch({ days, changedIds, editions }: Change): void {
    for (const day of days) this.days.add(day);
    this.sums.changedIds.push(...changedIds);
    this.sums.editions.push(...editions);
  }

  countRequest(): void {
    this.sums.requests += 1;
  }

  fail(reason: string): void {
    this.sums.failures.push(reason);
  }

  get counts() {
    const { papers, changed, unchanged, quarantined, requests } = this.sums;
    return { papers, changed, unchanged, quarantined, requests, days: this.days.size };
  }

  get result(): IngestResult {
    return { ...this.sums, days: [...this.days].sort() };
  }
}

/** Throws AppError 'source_unavailable' where a part of the run failed; call it once what came in is told. */
export function requireNoFailures({ failures }: Pick<IngestResult, 'failures'>): void {
  if (failures.length > 0) throw new AppError('source_unavailable', failures.join('; '));
}
