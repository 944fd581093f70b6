import { eachWord } from '@/lib/embedding/lsa/words';

/** How much a lexeme tells: ln(papers / papers with it); 0 for what is not known. */
export type Weigher = (lexeme: string) => number;

/** A paper's lexemes by weight (1 + ln tf)·idf, as a vector of length 1. */
export type TermVector = Map<string, number>;

export function termVector(words: Map<string, number>, idf: Weigher): TermVector {
  const weights = new Map<string, number>();
  let square = 0;
  for (const [lexeme, count] of words) {
    const weight = (1 + Math.log(count)) * idf(lexeme);
    if (!(weight > 0)) continue;
    weights.set(lexeme, weight);
    square += weight * weight;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (const [lexeme, weight] of weights) weights.set(lexeme, weight * scale);
  return weights;
}

/** From 0, no word in common, to 1. The same whichever comes first. */
export function cosine(a: TermVector, b: TermVector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [lexeme, weight] of small) sum += weight * (large.get(lexeme) ?? 0);
  return Math.min(1, sum);
}

/** The same of words that are read from the text form of a tsvector and not kept. */
export function cosineToText(own: TermVector, text: string, idf: Weigher): number {
  let [sum, square] = [0, 0];
  eachWord(text, (lexeme, count) => {
    const weight = (count === 1 ? 1 : 1 + Math.log(count)) * idf(lexeme);
    square += weight * weight;
    sum += weight * (own.get(lexeme) ?? 0);
  });
  return square > 0 ? Math.min(1, sum / Math.sqrt(square)) : 0;
}

/** What two papers share, most telling first; what tells less than a fifth of the first is left out. */
export function sharedTerms(a: TermVector, b: TermVector): string[] {
  const shared: { lexeme: string; worth: number }[] = [];
  for (const [lexeme, weight] of a) {
    const other = b.get(lexeme);
    if (other) shared.push({ lexeme, worth: weight * other });
  }
  shared.sort((x, y) => y.worth - x.worth || (x.lexeme < y.lexeme ? -1 : 1));
  const least = (shared[0]?.worth ?? 0) / 5;
  return shared.filter(({ worth }) => worth >= least).map(({ lexeme }) => lexeme);
}

/**
 * The paper's most telling lexemes that together stand in at most `budget` papers: asking for any of them reads no more
 * rows than that, however many papers there are.
 */
export function affordableTerms(
  vector: TermVector,
  papersWith: (lexeme: string) => number,
  { most, budget }: { most: number; budget: number },
): string[] {
  const best = [...vector].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  let spent = 0;
  return best.flatMap(([lexeme]) => {
    const cost = papersWith(lexeme);
    if (spent + cost > budget) return [];
    spent += cost;
    return [lexeme];
  });
}
