import { AppError } from '@/lib/errors';
import { ingestAnnouncements } from '@/lib/ingest/announcements';
import { ingestDemo } from '@/lib/ingest/demo';
import type { Difference } from '@/lib/ingest/differences';
import { ingestFile, type Progress } from '@/lib/ingest/file';
import { ingestIds } from '@/lib/ingest/ids';
import { type HarvestProgress, ingestOai } from '@/lib/ingest/oai-harvest';
import { oaiPace } from '@/lib/ingest/oai-pages';
import { arxivPace, type Pace } from '@/lib/ingest/polite-fetch';
import { reconcile } from '@/lib/ingest/reconcile';
import type { Source } from '@/lib/ingest/run';
import { isSource, readScope } from '@/lib/ingest/scopes';
import type { IngestResult } from '@/lib/ingest/tally';

/**
 * `giveUpAt` is a moment of Date.now, `runId` names a run that waits to be executed; the callbacks tell how far a file, a
 * harvest or a comparison has come.
 */
export type IngestOptions = {
  pace?: Pace | undefined;
  giveUpAt?: number | undefined;
  dryRun?: boolean;
  runId?: string | undefined;
  onFile?: (progress: Progress) => void;
  onPage?: (progress: HarvestProgress) => void;
  onDifference?: (difference: Difference) => void;
};

type Ingest = (scope: unknown, options: IngestOptions) => Promise<IngestResult>;

const sources: Record<Source, Ingest> = {
  feed: (scope, { pace, ...options }) =>
    ingestAnnouncements(pace, { ...readScope('feed', scope), ...asRun(options) }),
  oai: (scope, options) => ingestOai(readScope('oai', scope), { ...options, onProgress: options.onPage }),
  reconcile: (scope, options) =>
    reconcile(readScope('reconcile', scope), { ...options, onProgress: options.onPage }),
  api: (scope, { pace, ...options }) => ingestIds(readScope('api', scope).ids, pace, asRun(options)),
  file: (scope, { onFile, ...options }) =>
    ingestFile(readScope('file', scope).file, {
      ...asRun(options),
      ...(onFile ? { onProgress: onFile } : {}),
    }),
  demo: (_scope, { dryRun }) => {
    if (dryRun) throw new AppError('invalid', 'The demo catalogue has no dry run.');
    return ingestDemo();
  },
};

/**
 * The one way to all sources: brings in what is asked of one of them. Throws AppError 'invalid' with a sentence where
 * there is no such source or it cannot be asked for this.
 */
export async function ingestFrom(
  source: string,
  scope: unknown,
  options: IngestOptions = {},
): Promise<IngestResult> {
  if (!isSource(source)) throw new AppError('invalid', `There is no source called "${source.slice(0, 40)}".`);
  return await sources[source](scope, { ...options, pace: paceOf(source, options) });
}

function paceOf(source: Source, { pace, giveUpAt }: IngestOptions): Pace {
  const usual = source === 'oai' || source === 'reconcile' ? oaiPace : arxivPace;
  return { ...(pace ?? usual), ...(giveUpAt === undefined ? {} : { giveUpAt }) };
}

function asRun({ dryRun = false, runId }: IngestOptions): { dryRun: boolean; runId: string | undefined } {
  return { dryRun, runId };
}
