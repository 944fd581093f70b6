import { db, Prisma } from '@/lib/db';
import { decodeParams, decodeVector } from '@/lib/embedding/codec';
import type { LsaModel } from '@/lib/embedding/lsa/model';
import type { Model, ModelKind } from '@/lib/embedding/schema';

type ModelRow = { id: string; kind: string; dim: number };
export type NumberedVector = { id: string; vector: Float32Array; number: bigint };

const selected = { id: true, kind: true, dim: true } as const;

/** The model that search uses; null where none has been filled yet. */
export async function findActiveModel(): Promise<Model | null> {
  return toModel(await db().embeddingModel.findFirst({ where: { active: true }, select: selected }));
}

/** What a fitted model consists of, some megabytes; null where a provider keeps it. */
export async function loadParams(model: string): Promise<LsaModel | null> {
  const row = await db().embeddingModel.findUnique({ where: { id: model }, select: { params: true } });
  return row?.params ? decodeParams(row.params) : null;
}

/** How many papers have a vector under a model, counted as far as `most` + 1. */
export async function countVectors(model: string, most: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: bigint }[]>`
    select count(*) as count from (select from paper_embeddings where model_id = ${model} limit ${most + 1}) as counted`;
  return Number(row?.count ?? 0);
}

/** The vectors that were written after one number, oldest first. */
export async function listVectorsAfter(
  model: string,
  number: bigint,
  limit: number,
): Promise<NumberedVector[]> {
  const rows = await db().$queryRaw<VectorRow[]>(selectVectorsAfter(model, number, limit));
  return rows.map((row) => ({ id: row.paper_id, vector: decodeVector(row.vector), number: row.number }));
}

export function selectVectorsAfter(model: string, number: bigint, limit: number): Prisma.Sql {
  return Prisma.sql`
    select paper_id, vector, number from paper_embeddings
    where model_id = ${model} and number > ${number} order by number limit ${limit}`;
}

/** The stored vectors of these papers under a model. */
export async function readVectors(model: string, ids: string[]): Promise<Map<string, Float32Array>> {
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<VectorRow[]>(selectVectors(model, ids));
  return new Map(rows.map((row) => [row.paper_id, decodeVector(row.vector)]));
}

export function selectVectors(model: string, ids: string[]): Prisma.Sql {
  return Prisma.sql`
    select paper_id, vector, number from paper_embeddings where model_id = ${model} and paper_id = any(${ids})`;
}

type VectorRow = { paper_id: string; vector: Uint8Array; number: bigint };

function toModel(row: ModelRow | null): Model | null {
  return row && { ...row, kind: row.kind as ModelKind };
}
