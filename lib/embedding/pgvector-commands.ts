import { createHash } from 'node:crypto';
import { db } from '@/lib/db';
import { countPapers } from '@/lib/embedding/corpus-queries';
import { listVectorsAfter } from '@/lib/embedding/model-queries';
import { asText, hasPgvector, offersPgvector, quoted } from '@/lib/embedding/pgvector-queries';
import { mostInMemory } from '@/lib/embedding/serving';
import { withoutTimeout } from '@/lib/embedding/slow-statements';
import { env } from '@/lib/env';

/**
 * Makes the optional extension and table where they are asked for or needed, and fills the table from the stored vectors.
 * It stands outside the ordinary chain of migrations, since most servers have no pgvector. False where it is not used.
 */
export async function preparePgvector(): Promise<boolean> {
  const { EMBEDDING_STORE: wanted } = env();
  if (wanted === 'memory' || (await hasPgvector())) return wanted !== 'memory';
  if (wanted === 'auto' && (await countPapers()) <= mostInMemory) return false;
  if (!(await offersPgvector())) {
    if (wanted === 'auto') return false;
    throw new Error('EMBEDDING_STORE is pgvector, but this Postgres does not offer the extension "vector".');
  }
  await withoutTimeout(making);
  const model = await db().embeddingModel.findFirst({
    where: { active: true },
    select: { id: true, dim: true },
  });
  if (model) await copyVectors(model);
  return true;
}

/** Builds the HNSW index of one model's vectors, where the optional table exists. Takes minutes at a million. */
export async function buildPgvectorIndex(model: string, dim: number): Promise<void> {
  if (!(await hasPgvector())) return;
  await withoutTimeout([
    `create index if not exists ${indexOf(model)} on paper_vectors
      using hnsw ((vector::halfvec(${dim})) halfvec_cosine_ops) with (m = 16, ef_construction = 64)
      where model_id = ${quoted(model)}`,
  ]);
}

export async function dropPgvectorIndex(model: string): Promise<void> {
  if (!(await hasPgvector())) return;
  await withoutTimeout([
    `drop index if exists ${indexOf(model)}`,
    `delete from paper_vectors where model_id = ${quoted(model)}`,
  ]);
}

/** What the table does not hold of the vectors that were written before it was made. */
async function copyVectors({ id, dim }: { id: string; dim: number }): Promise<void> {
  for (let number = 0n; ; ) {
    const page = await listVectorsAfter(id, number, pageSize);
    await db().$executeRaw`
      insert into paper_vectors (model_id, paper_id, vector)
      select ${id}, given.id, given.vector::halfvec
      from unnest(${page.map((row) => row.id)}::text[], ${page.map((row) => asText(row.vector))}::text[])
        as given (id, vector)
      on conflict (model_id, paper_id) do update set vector = excluded.vector`;
    number = page.at(-1)?.number ?? number;
    if (page.length < pageSize) break;
  }
  await buildPgvectorIndex(id, dim);
}

const pageSize = 2_000;

const making = [
  'create extension if not exists vector',
  `create table if not exists paper_vectors (
    model_id text not null references embedding_models (id) on delete cascade on update cascade,
    paper_id text not null references papers (id) on delete cascade on update cascade,
    vector halfvec not null,
    primary key (model_id, paper_id)
  )`,
  'create index if not exists paper_vectors_paper on paper_vectors (paper_id)',
];

function indexOf(model: string): string {
  return `paper_vectors_${createHash('sha256').update(model).digest('hex').slice(0, 12)}`;
}
