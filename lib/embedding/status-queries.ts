import { db } from '@/lib/db';
import { countPapers } from '@/lib/embedding/corpus-queries';
import { hasPgvector } from '@/lib/embedding/pgvector-queries';
import { env } from '@/lib/env';

/** What an operator wants to know of the vectors, some lines of text. */
export async function readEmbeddingStatus(): Promise<string> {
  const [papers, changed, pgvector, models, run] = await Promise.all([
    countPapers(),
    db().wordsChange.count(),
    hasPgvector(),
    listModels(),
    db().run.findFirst({ where: { job: 'embed' }, orderBy: { startedAt: 'desc' } }),
  ]);
  return [
    `EMBEDDINGS=${env().EMBEDDINGS}, ${papers} papers, ${changed} wait for a new vector, pgvector ${pgvector ? 'in use' : 'not in use'}`,
    ...models,
    run
      ? `last run: ${run.startedAt.toISOString()} ${run.outcome}${run.reason ? ` (${run.reason})` : ''} ${JSON.stringify(run.outcome === 'running' ? run.cursor : run.counts)}`
      : 'no run yet',
  ].join('\n');
}

async function listModels(): Promise<string[]> {
  const models = await db().embeddingModel.findMany({
    orderBy: { fittedAt: 'desc' },
    select: {
      id: true,
      dim: true,
      active: true,
      filledAt: true,
      corpusSize: true,
      _count: { select: { embeddings: true } },
    },
  });
  if (models.length === 0) return ['no model yet: search goes by words alone'];
  return models.map(
    ({ id, dim, active, filledAt, corpusSize, _count }) =>
      `${active ? 'in use' : filledAt ? 'replaced' : 'being filled'}: ${id}, ${dim} numbers, fitted on ${corpusSize} papers, ${_count.embeddings} vectors`,
  );
}
