import { db } from '@/lib/db';
import { countPapers } from '@/lib/embedding/corpus-queries';
import { openEmbedder } from '@/lib/embedding/embedders';
import { fillPage, hasChanges, renewChanged } from '@/lib/embedding/filling';
import { alone } from '@/lib/embedding/lock';
import {
  activate,
  beginModel,
  type FillingModel,
  findFilling,
  isModelDue,
  removeOldModels,
} from '@/lib/embedding/model-commands';
import { findActiveModel } from '@/lib/embedding/model-queries';
import { preparePgvector } from '@/lib/embedding/pgvector-commands';
import { recorded } from '@/lib/embedding/run';
import type { Embedder, EmbedProgress, EmbedResult } from '@/lib/embedding/schema';
import { env } from '@/lib/env';

export type EmbedOptions = {
  onProgress?: (progress: EmbedProgress) => void;
  /** Stops after the page at hand; what is done stays done. */
  signal?: AbortSignal;
  /** Fits anew although none is due. */
  force?: boolean;
};

const nothing: EmbedResult = { outcome: 'done', model: null, filled: 0, renewed: 0 };

/** Whether a call of `keepVectors` would find something to do; a few index reads. */
export async function isEmbeddingDue(): Promise<boolean> {
  if (await hasChanges()) return true;
  if (env().EMBEDDINGS === 'none') return false;
  const unfinished = await db().embeddingModel.findFirst({ where: { filledAt: null }, select: { id: true } });
  return unfinished !== null || (await isModelDue());
}

/**
 * All that keeps vectors right: fits or begins a model when one is due, fills it, lets search use it, removes the one
 * before, and renews the vectors of changed papers. A fit takes a minute of one processor at 100,000 papers, so this is
 * for a process of its own. Safe to start twice and to kill at any moment. Throws ProviderError.
 */
export async function keepVectors(options: EmbedOptions = {}): Promise<EmbedResult> {
  return embedAlone(options, async (job) => {
    await makeModel(job);
    await renew(job);
  });
}

/** Only the model: when none is there, when the corpus has grown by a fifth, or when the settings name another. */
export async function fitModel(options: EmbedOptions = {}): Promise<EmbedResult> {
  return embedAlone(options, makeModel);
}

/** Only the papers whose words have changed, under the model in use and one that is being filled. */
export async function embedBacklog(options: EmbedOptions = {}): Promise<EmbedResult> {
  return embedAlone(options, renew);
}

type Job = {
  result: EmbedResult;
  force: boolean;
  tell: (progress: EmbedProgress) => void;
  isStopped: () => boolean;
};

async function embedAlone(options: EmbedOptions, work: (job: Job) => Promise<void>): Promise<EmbedResult> {
  const { onProgress = () => {}, signal, force = false } = options;
  const done = await alone((lost) =>
    recorded(async (tell) => {
      const isStopped = () => lost.aborted || signal?.aborted === true;
      const job = { result: { ...nothing }, force, tell, isStopped };
      await work(job);
      if (isStopped()) job.result.outcome = 'stopped';
      return job.result;
    }, onProgress),
  );
  return done ?? { ...nothing, outcome: 'busy' };
}

async function makeModel(job: Job): Promise<void> {
  if (env().EMBEDDINGS === 'none') return;
  await preparePgvector();
  await removeOldModels();
  const filling = await findFilling();
  const model = filling ?? (job.force || (await isModelDue()) ? await beginModel(job.tell) : null);
  if (!model) return;
  if (await fill(model, job)) {
    await activate(model);
    job.result.model = model.id;
  }
}

/** Papers that change meanwhile get their vector under the model in use too, so that a long fill holds up nobody. */
async function fill(model: FillingModel, job: Job): Promise<boolean> {
  const embedder = await openEmbedder(model);
  if (!embedder) return false;
  const others = await openAll(embedder);
  const isFirst = others.length === 1;
  const of = await countPapers();
  for (let page = 1; page > 0; ) {
    if (job.isStopped()) return false;
    page = await fillPage(model, embedder, { strikeOff: isFirst });
    job.result.filled += page;
    job.tell({ step: 'fill', done: job.result.filled, of });
    if (!isFirst) job.result.renewed += await renewChanged(others);
  }
  return true;
}

async function renew(job: Job): Promise<void> {
  const filling = env().EMBEDDINGS === 'none' ? null : await findFilling();
  const embedders = await openAll(filling && (await openEmbedder(filling)));
  const of = await db().wordsChange.count();
  for (let some = 1; some > 0 && !job.isStopped(); ) {
    some = await renewChanged(embedders);
    job.result.renewed += some;
    job.tell({ step: 'renew', done: job.result.renewed, of });
  }
}

async function openAll(filling: Embedder | null): Promise<Embedder[]> {
  const active = env().EMBEDDINGS === 'none' ? null : await findActiveModel();
  const inUse = active && active.id !== filling?.id ? await openEmbedder(active) : null;
  return [inUse, filling].filter((embedder): embedder is Embedder => embedder !== null);
}
