/** "A, B, C and 13 more": the first three are named when there are more than four. */
export function Authors({ authors, className = '' }: { authors: string[]; className?: string }) {
  if (authors.length === 0) return null;
  return <p className={`text-sm text-soft ${className}`}>{nameAuthors(authors)}</p>;
}

export function nameAuthors(authors: string[]): string {
  if (authors.length <= 4) return authors.join(', ');
  return `${authors.slice(0, 3).join(', ')} and ${authors.length - 3} more`;
}

/** For places where names do not fit. */
export function countAuthors(authors: string[]): string {
  return authors.length === 1 ? '1 author' : `${authors.length} authors`;
}
