import { db, Prisma } from '@/lib/db';
import type { Neighbour } from '@/lib/embedding/schema';

const searched = 100;

/** Whether the server offers pgvector, installed or not. */
export async function offersPgvector(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ offered: boolean }[]>`
    select exists (select from pg_available_extensions where name = 'vector') as offered`;
  return row?.offered === true;
}

/** Whether the optional table of vectors has been made. */
export async function hasPgvector(): Promise<boolean> {
  const [row] = await db().$queryRaw<{ made: boolean }[]>`
    select to_regclass('paper_vectors') is not null as made`;
  return row?.made === true;
}

/** The k nearest by the model's HNSW index, at most `searched` looked at closely; approximate. */
export async function nearestByPgvector(
  model: string,
  vector: Float32Array,
  k: number,
): Promise<Neighbour[]> {
  return db().$transaction(async (transaction) => {
    await transaction.$executeRawUnsafe(
      `set local hnsw.ef_search = ${Math.max(searched, Math.min(k, 1_000))}`,
    );
    return transaction.$queryRaw<Neighbour[]>(selectNearest(model, vector, k));
  });
}

/** The model and the dimension stand in the text, since the index is of one model. */
export function selectNearest(model: string, vector: Float32Array, k: number): Prisma.Sql {
  const [type, name] = [Prisma.raw(`halfvec(${vector.length})`), Prisma.raw(quoted(model))];
  const distance = Prisma.sql`vector::${type} <=> ${asText(vector)}::${type}`;
  return Prisma.sql`
    select paper_id as id, 1 - (${distance}) as score from paper_vectors
    where model_id = ${name} order by ${distance} limit ${k}`;
}

export function asText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

/** A name as a literal of SQL. */
export function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
