import { type Sql, writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { listPassages, listPassagesAfter, type Passage } from '@/lib/embedding/corpus-queries';
import type { FillingModel } from '@/lib/embedding/model-commands';
import type { Embedder } from '@/lib/embedding/schema';
import { type StoredVector, writeVectors } from '@/lib/embedding/vector-commands';

const pageSizes = { words: 1_000, text: 128 } as const;
const changesAtOnce = 500;

type Change = { id: string; revision: number };

/**
 * Gives the next page of papers a vector and moves the model's mark with it, in one transaction: a killed process is
 * followed by one that goes on from there. `strikeOff`: no other model waits for these papers' changes, so they are done
 * with. Returns how many; 0 when the model is full.
 */
export async function fillPage(
  model: FillingModel,
  embedder: Embedder,
  { strikeOff }: { strikeOff: boolean },
): Promise<number> {
  const page = await listPassagesAfter(model.filledUpTo, embedder.reads, pageSizes[embedder.reads]);
  const last = page.at(-1);
  if (!last) return 0;
  const rows = await embedPassages(embedder, page);
  await writeInBulk(async (sql) => {
    await writeVectors(sql, model.id, rows);
    await sql('update embedding_models set filled_up_to = $2 where id = $1', [model.id, last.id]);
    if (strikeOff) await strikeOffChanges(sql, page);
  });
  model.filledUpTo = last.id;
  return page.length;
}

/**
 * Renews the vectors of papers whose words have changed, under each of these models. Only the revision that was read is
 * struck off: what changed in between comes again. Returns how many papers were looked at; 0 when none waits.
 */
export async function renewChanged(embedders: Embedder[]): Promise<number> {
  const changes = await listChanges();
  if (changes.length === 0) return 0;
  const ids = changes.map(({ id }) => id);
  const renewed: { model: string; rows: StoredVector[] }[] = [];
  for (const embedder of embedders)
    renewed.push({
      model: embedder.id,
      rows: await embedPassages(embedder, await listPassages(ids, embedder.reads)),
    });
  await writeInBulk(async (sql) => {
    for (const { model, rows } of renewed) await writeVectors(sql, model, rows);
    await strikeOffChanges(sql, changes);
  });
  return changes.length;
}

export async function hasChanges(): Promise<boolean> {
  return (await db().wordsChange.findFirst({ select: { paperId: true } })) !== null;
}

async function listChanges(): Promise<Change[]> {
  return db().$queryRaw<Change[]>`
    select paper_id as id, revision from words_changes order by paper_id limit ${changesAtOnce}`;
}

async function strikeOffChanges(sql: Sql, read: { id: string; revision: number | null }[]): Promise<void> {
  await sql(
    `delete from words_changes using unnest($1::text[], $2::int[]) as read (id, revision)
    where paper_id = read.id and words_changes.revision = read.revision`,
    [read.map(({ id }) => id), read.map(({ revision }) => revision)],
  );
}

async function embedPassages(embedder: Embedder, passages: Passage[]): Promise<StoredVector[]> {
  const vectors = await embedder.embed(
    passages.map(({ text }) => text),
    'passage',
  );
  return passages.flatMap(({ id }, place) => {
    const vector = vectors[place];
    return vector ? [{ id, vector }] : [];
  });
}
