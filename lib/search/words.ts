/** The words to find and, as written, the ones to leave out: `-word` and `-"a phrase"`. */
export function splitNegated(query: string): { wanted: string; unwanted: string } {
  const negated = /(?:^|\s)-(?:"[^"]*"?|\S+)/g;
  return {
    wanted: query.replace(negated, ' ').replace(/\s+/g, ' ').trim(),
    unwanted: (query.match(negated) ?? []).map((word) => word.trim()).join(' '),
  };
}
