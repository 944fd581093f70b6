import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db';
import { encodeParams } from '@/lib/embedding/codec';
import { countPapers, readCorpus } from '@/lib/embedding/corpus-queries';
import { askDimension } from '@/lib/embedding/http/embedder';
import { type Provider, providerModelId, providerOf } from '@/lib/embedding/http/settings';
import { fitLsa } from '@/lib/embedding/lsa/fit';
import { buildPgvectorIndex, dropPgvectorIndex } from '@/lib/embedding/pgvector-commands';
import type { EmbedProgress, Model, ModelKind } from '@/lib/embedding/schema';
import { env } from '@/lib/env';

export type FillingModel = Model & { filledUpTo: string };

const growth = 1.2;
const fewestPapers = 16;
const keptAfterSwitch = '5 minutes';

/** The model that is still being filled, or null. One that the settings no longer ask for is removed. */
export async function findFilling(): Promise<FillingModel | null> {
  const found = await db().embeddingModel.findMany({
    where: { filledAt: null },
    orderBy: { fittedAt: 'desc' },
    select: { id: true, kind: true, dim: true, filledUpTo: true },
  });
  const wanted = found.find(isAskedFor);
  await removeModels(found.filter((model) => model !== wanted).map(({ id }) => id));
  return wanted ? { ...wanted, kind: wanted.kind as ModelKind } : null;
}

/** Whether a new model is due: there is none of the wanted kind, or the papers have grown by a fifth since the fit. */
export async function isModelDue(): Promise<boolean> {
  const provider = providerOf();
  const active = await db().embeddingModel.findFirst({
    where: { active: true },
    select: { id: true, kind: true, corpusSize: true },
  });
  if (provider) return active?.id !== providerModelId(provider);
  const papers = await countPapers();
  if (active?.kind !== 'lsa') return papers >= fewestPapers;
  return papers >= active.corpusSize * growth + 1;
}

/** Fits a model on the papers, or asks the provider for its dimension; null where there are too few papers. */
export async function beginModel(
  onProgress: (progress: EmbedProgress) => void,
): Promise<FillingModel | null> {
  const provider = providerOf();
  return provider ? beginProvided(provider) : beginFitted(onProgress);
}

/** Lets search use a filled model, in one statement; the one before it goes later, for other processes still read it. */
export async function activate({ id, dim }: Model): Promise<void> {
  await buildPgvectorIndex(id, dim);
  await db().$executeRaw`
    update embedding_models set active = (id = ${id}), filled_at = case when id = ${id} then now() else filled_at end
    where active or id = ${id}`;
}

/** Removes models that were in use until another took over five minutes ago. */
export async function removeOldModels(): Promise<number> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select id from embedding_models where not active and filled_at is not null
      and exists (select from embedding_models where active and filled_at < now() - ${keptAfterSwitch}::interval)`;
  return removeModels(rows.map(({ id }) => id));
}

async function removeModels(ids: string[]): Promise<number> {
  for (const id of ids) await dropPgvectorIndex(id);
  for (const id of ids) await removeVectors(id);
  return (await db().embeddingModel.deleteMany({ where: { id: { in: ids } } })).count;
}

/** In pieces, since a statement ends after ten seconds. */
async function removeVectors(model: string): Promise<void> {
  let removed = 1;
  while (removed > 0)
    removed = await db().$executeRaw`
      delete from paper_embeddings where model_id = ${model} and paper_id in (
        select paper_id from paper_embeddings where model_id = ${model} order by paper_id limit 20000)`;
}

function isAskedFor({ id, kind }: { id: string; kind: string }): boolean {
  const provider = providerOf();
  return provider ? id === providerModelId(provider) : env().EMBEDDINGS === 'lsa' && kind === 'lsa';
}

async function beginProvided(provider: Provider): Promise<FillingModel> {
  const model = { id: providerModelId(provider), kind: 'http' as const, dim: await askDimension(provider) };
  await removeModels([model.id]);
  await db().embeddingModel.create({ data: { ...model, corpusSize: await countPapers() } });
  return { ...model, filledUpTo: '' };
}

async function beginFitted(onProgress: (progress: EmbedProgress) => void): Promise<FillingModel | null> {
  const papers = await countPapers();
  const corpus = await readCorpus(papers, (done) => onProgress({ step: 'read', done, of: papers }));
  const fitted = fitLsa(corpus.weigh(), { onStep: (done, of) => onProgress({ step: 'fit', done, of }) });
  if (!fitted) return null;
  const model = { id: `lsa:${randomUUID()}`, kind: 'lsa' as const, dim: fitted.dim };
  await db().embeddingModel.create({
    data: { ...model, params: encodeParams(fitted), corpusSize: papers },
  });
  return { ...model, filledUpTo: '' };
}
