/** A word of a query as Postgres has it, with its place among the words it was written with. */
export type Placed = { lexeme: string; place: number };

/** Search queries are put together from quoted lexemes; nothing that was typed is ever read as a query. */
export function lexeme(text: string, weights = ''): string {
  const quoted = text.replaceAll('\\', '\\\\').replaceAll("'", "''");
  return `'${quoted}'${weights && `:${weights}`}`;
}

/** All of these; null where there is nothing to ask for. */
export function allOf(queries: (string | null)[]): string | null {
  return joined(queries, ' & ');
}

/** Any of these; null where there is nothing to ask for. */
export function anyOf(queries: (string | null)[]): string | null {
  return joined(queries, ' | ');
}

export function noneOf(queries: (string | null)[]): string | null {
  const any = anyOf(queries);
  return any && `!(${any})`;
}

/** These words in this order, as far apart as they were written: stop words leave a gap. */
export function phraseOf(words: Placed[], weights = ''): string | null {
  const [first, ...rest] = [...words].sort((one, other) => one.place - other.place);
  if (!first) return null;
  let place = first.place;
  const parts = rest.map((word) => {
    const distance = Math.min(word.place - place, longestDistance);
    place = word.place;
    return ` <${distance}> ${lexeme(word.lexeme, weights)}`;
  });
  return `(${lexeme(first.lexeme, weights)}${parts.join('')})`;
}

const longestDistance = 16_384;

function joined(queries: (string | null)[], operator: string): string | null {
  const some = [...new Set(queries.filter((query) => query !== null))];
  if (some.length === 0) return null;
  return some.length === 1 ? (some[0] ?? null) : `(${some.join(operator)})`;
}
