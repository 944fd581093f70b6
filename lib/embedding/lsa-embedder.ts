import { db } from '@/lib/db';
import { foldIn, type LsaModel } from '@/lib/embedding/lsa/model';
import { readWords } from '@/lib/embedding/lsa/words';
import type { Embedder } from '@/lib/embedding/schema';

/** A fitted model. Queries are cut into words by Postgres, as papers were, so that both mean the same by a word. */
export function lsaEmbedder(id: string, model: LsaModel): Embedder {
  return {
    id,
    dim: model.dim,
    reads: 'words',
    weights: { papers: model.papers, idf: (lexeme) => model.idf[model.terms.get(lexeme) ?? -1] ?? 0 },
    async embed(texts, kind) {
      const words = kind === 'query' ? await wordsOf(texts) : texts;
      return words.map((text) => foldIn(model, readWords(text)));
    },
  };
}

async function wordsOf(texts: string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ words: string }[]>`
    select to_tsvector('papers', search_text(text))::text as words
    from unnest(${texts}::text[]) with ordinality as typed (text, place) order by place`;
  return rows.map(({ words }) => words);
}
