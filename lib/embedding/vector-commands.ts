import type { Sql } from '@/lib/bulk';
import { encodeVector } from '@/lib/embedding/codec';
import { asText } from '@/lib/embedding/pgvector-queries';

export type StoredVector = { id: string; vector: Float32Array };

/**
 * Writes vectors of one model in the caller's transaction, to its rows and, where the optional table exists, to pgvector's.
 * A vector that is written again gets a new number, so that processes notice. Papers that are gone are left out.
 */
export async function writeVectors(sql: Sql, model: string, rows: StoredVector[]): Promise<number> {
  if (rows.length === 0) return 0;
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = sorted.map(({ id }) => id);
  const written = await sql(writing, [model, ids, sorted.map(({ vector }) => encodeVector(vector))]);
  const [place] = await sql<{ made: boolean }>(`select to_regclass('paper_vectors') is not null as made`);
  if (place?.made) await sql(writingForPgvector, [model, ids, sorted.map(({ vector }) => asText(vector))]);
  return written.length;
}

const writing = `
  insert into paper_embeddings (model_id, paper_id, vector)
  select $1, p.id, given.vector from unnest($2::text[], $3::bytea[]) as given (id, vector)
    join papers p on p.id = given.id order by p.id
  on conflict (model_id, paper_id) do update
    set vector = excluded.vector, number = nextval(pg_get_serial_sequence('paper_embeddings', 'number'))
  returning 1`;

const writingForPgvector = `
  insert into paper_vectors (model_id, paper_id, vector)
  select $1, p.id, given.vector::halfvec from unnest($2::text[], $3::text[]) as given (id, vector)
    join papers p on p.id = given.id order by p.id
  on conflict (model_id, paper_id) do update set vector = excluded.vector`;
