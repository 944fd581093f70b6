import { Prisma } from '@/lib/db';
import type { Plan } from '@/lib/search/plan';

/** Of a lexeme without a place, in a name, in an abstract, in a title. */
const weights = '{0,0.2,0.7,1}';
/** How much a paper of the usual length loses by its length. */
const lengthWeight = 0.2;

/** The sum over the lexemes of how rare each is and how well it stands in the paper; long papers hold more by chance. */
export function scoreOf({ words, corpus, usualLength }: Plan): Prisma.Sql {
  const counted = Map.groupBy(
    words.flatMap((word) => word.counted),
    (one) => one.query,
  );
  const parts = [...counted].map(([query, same]) => {
    const weight = same.length * rarity(same[0]?.papers ?? 0, corpus);
    return Prisma.sql`${weight}::float8 * ts_rank(${weights}::float4[], w.words, ${query}::tsquery)`;
  });
  if (parts.length === 0) return Prisma.sql`0::float8`;
  const perLexeme = usualLength > 0 ? lengthWeight / usualLength : 0;
  return Prisma.sql`(${Prisma.join(parts, ' + ')}) / (1 + ${perLexeme}::float8 * length(w.words))`;
}

/** As in BM25: never negative, near nothing for what most papers hold. */
function rarity(papers: number, corpus: number): number {
  const size = Math.max(corpus, papers);
  return Math.log(1 + (size - papers + 0.5) / (papers + 0.5));
}
