import { AuthorLinks } from '@/components/authors/AuthorLinks';

/** "A, B, C and 13 more": the first three are named when there are more than four. Each name leads to its page. */
export function Authors({ authors, className = '' }: { authors: string[]; className?: string }) {
  if (authors.length === 0) return null;
  const shown = authors.length <= 4 ? authors : authors.slice(0, 3);
  const more = authors.length - shown.length;
  return (
    <p className={`text-sm text-soft ${className}`}>
      <AuthorLinks names={shown} />
      {more > 0 && ` and ${more} more`}
    </p>
  );
}

export function nameAuthors(authors: string[]): string {
  if (authors.length <= 4) return authors.join(', ');
  return `${authors.slice(0, 3).join(', ')} and ${authors.length - 3} more`;
}

/** For places where names do not fit. */
export function countAuthors(authors: string[]): string {
  return authors.length === 1 ? '1 author' : `${authors.length} authors`;
}
