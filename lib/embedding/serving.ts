import { openEmbedder } from '@/lib/embedding/embedders';
import { countVectors, findActiveModel, listVectorsAfter } from '@/lib/embedding/model-queries';
import { hasPgvector } from '@/lib/embedding/pgvector-queries';
import type { Embedder, Model } from '@/lib/embedding/schema';
import { VectorIndex } from '@/lib/embedding/vector-index';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** What this process serves: the active model, and its vectors where memory holds them. */
export type Serving = {
  model: Model;
  /** Null where the provider of a filled model is not configured any more. */
  embedder: Embedder | null;
  /** Null where the vectors are asked of pgvector, or are too many. */
  index: VectorIndex | null;
  /** Whether the index holds all that was there when it was loaded. */
  loaded: boolean;
  pgvector: boolean;
  upTo: bigint;
};

type Kept = { serving: Serving | null; lookedAt: number | null; looking: Promise<void> | null };

const kept = globalThis as { broadsheetVectors?: Kept };

const everyMs = 60_000;
const firstWaitMs = 250;
const pageSize = 2_000;
/** The most papers whose vectors a process keeps. */
export const mostInMemory = 200_000;

/**
 * The model that this process serves; null where there is none, or embeddings are off. At most once a minute it looks,
 * beside the requests, for new vectors and for another model; only the very first call waits, a quarter of a second.
 */
export async function serve(): Promise<Serving | null> {
  if (env().EMBEDDINGS === 'none') return null;
  const state = keep();
  const isFirst = state.lookedAt === null;
  if (!state.looking && (isFirst || performance.now() - (state.lookedAt ?? 0) >= everyMs)) look(state);
  if (isFirst) await Promise.race([state.looking ?? undefined, wait(firstWaitMs)]);
  return state.serving;
}

/** Looks for new vectors at once and waits until all are in memory: for benches, tests and commands. */
export async function loadVectors(): Promise<void> {
  const state = keep();
  await state.looking;
  look(state);
  await state.looking;
}

/** Whether this process is just looking for vectors. */
export function isLooking(): boolean {
  return keep().looking !== null;
}

/** Forgets what this process holds. */
export function forgetVectors(): void {
  delete kept.broadsheetVectors;
}

function keep(): Kept {
  kept.broadsheetVectors ??= { serving: null, lookedAt: null, looking: null };
  return kept.broadsheetVectors;
}

function look(state: Kept): void {
  state.looking = refresh(state)
    .catch((error) => log('warn', 'vectors_not_loaded', { error }))
    .finally(() => {
      state.lookedAt = performance.now();
      state.looking = null;
    });
}

async function refresh(state: Kept): Promise<void> {
  const model = await findActiveModel();
  if (!model) state.serving = null;
  else if (state.serving?.model.id === model.id) await load(state.serving);
  else await replace(state, model);
}

/** An old model goes on serving until the new one is whole; where there is none, words can be embedded at once. */
async function replace(state: Kept, model: Model): Promise<void> {
  const next = await open(model);
  state.serving ??= next;
  await load(next);
  state.serving = next;
}

async function open(model: Model): Promise<Serving> {
  const wanted = env().EMBEDDING_STORE;
  const count = await countVectors(model.id, mostInMemory);
  const inMemory = wanted !== 'pgvector' && count <= mostInMemory;
  return {
    model,
    embedder: await openEmbedder(model),
    index: inMemory ? new VectorIndex(model.dim, count) : null,
    loaded: false,
    pgvector: !inMemory && wanted !== 'memory' && (await hasPgvector()),
    upTo: 0n,
  };
}

/** Only one process writes vectors, one transaction after another, so a number that is passed brings nothing more. */
async function load(serving: Serving): Promise<void> {
  const { index, model } = serving;
  while (index) {
    const page = await listVectorsAfter(model.id, serving.upTo, pageSize);
    for (const { id, vector } of page) index.put(id, vector);
    serving.upTo = page.at(-1)?.number ?? serving.upTo;
    if (page.length < pageSize) break;
    if (index.size > mostInMemory) await outgrow(serving);
  }
  serving.loaded = true;
}

async function outgrow(serving: Serving): Promise<void> {
  serving.index = null;
  serving.pgvector = env().EMBEDDING_STORE !== 'memory' && (await hasPgvector());
  log('warn', 'vectors_beyond_memory', { model: serving.model.id, pgvector: serving.pgvector });
}

async function wait(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
