import { readVectors } from '@/lib/embedding/model-queries';
import { nearestByPgvector } from '@/lib/embedding/pgvector-queries';
import type { Neighbour, QueryVector, TermWeights } from '@/lib/embedding/schema';
import { isLooking, serve } from '@/lib/embedding/serving';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/**
 * What a text means, as a vector of length 1. Null where there is no model, where the model knows no word of it, or where
 * the provider fails or takes longer than 1.5 s: search then goes by words alone.
 */
export async function embedQuery(text: string): Promise<QueryVector | null> {
  const serving = await serve();
  if (!serving?.embedder || text.trim() === '') return null;
  try {
    const [values] = await serving.embedder.embed([text], 'query');
    return values?.some((value) => value !== 0) ? { model: serving.model.id, values } : null;
  } catch (error) {
    log('warn', 'query_not_embedded', { reason: error instanceof Error ? error.message : 'unknown' });
    return null;
  }
}

/**
 * The k papers whose vectors are nearest, best first. Empty while the vectors are being loaded, after another model has
 * taken over, and beyond 200,000 papers without pgvector.
 */
export async function nearest({ model, values }: QueryVector, k: number): Promise<Neighbour[]> {
  const serving = await serve();
  if (serving?.model.id !== model) return [];
  if (serving.index) return serving.loaded ? serving.index.nearest(values, k) : [];
  return serving.pgvector ? nearestByPgvector(model, values, k) : [];
}

/** Cosines of a query to papers, from memory or from their rows; papers without a vector are left out. */
export async function similaritiesTo(
  { model, values }: QueryVector,
  ids: string[],
): Promise<Map<string, number>> {
  const vectors = await findVectors(model, ids);
  return new Map([...vectors].map(([id, vector]) => [id, dot(vector, values)]));
}

/** The vectors of papers, all under the active model; papers without one are left out. */
export async function vectorsOf(ids: string[]): Promise<Map<string, Float32Array>> {
  const serving = await serve();
  return serving ? findVectors(serving.model.id, ids) : new Map();
}

/** A paper's own vector as a query; null where it has none. */
export async function paperAsQuery(id: string): Promise<QueryVector | null> {
  const serving = await serve();
  if (!serving) return null;
  const values = (await findVectors(serving.model.id, [id])).get(id);
  return values?.some((value) => value !== 0) ? { model: serving.model.id, values } : null;
}

/** Whether `nearest` knows all vectors that there are; also true where there are none. */
export async function areVectorsLoaded(): Promise<boolean> {
  return (await serve())?.loaded ?? !isLooking();
}

/** How a fitted model weighs a lexeme, 0 where it does not know it; null where the model in use is not fitted. */
export async function termWeights(): Promise<TermWeights | null> {
  return (await serve())?.embedder?.weights ?? null;
}

/** From memory; what memory lacks, as while it is loading or just after it was written, from the rows. */
async function findVectors(model: string, ids: string[]): Promise<Map<string, Float32Array>> {
  if (env().EMBEDDINGS === 'none') return new Map();
  const serving = await serve();
  const index = serving?.model.id === model ? serving.index : null;
  const found = new Map<string, Float32Array>();
  for (const id of ids) {
    const vector = index?.get(id);
    if (vector) found.set(id, vector);
  }
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) for (const [id, vector] of await readVectors(model, missing)) found.set(id, vector);
  return found;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
