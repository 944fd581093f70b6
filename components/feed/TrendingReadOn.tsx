import Link from 'next/link';

type Props = { first: string; next: string | null; begun: boolean };

/** From one stretch of a list to the next, and back to its top. */
export function TrendingReadOn({ first, next, begun }: Props) {
  if (!begun && !next) return null;
  return (
    <nav aria-label="Pages" className="no-print flex flex-wrap items-center gap-1 py-8 text-sm">
      {begun && (
        <Link href={first} prefetch={false} className="rounded-lg px-2.5 py-1.5 text-soft hover:text-ink">
          ‹ To the top of the list
        </Link>
      )}
      {next && (
        <Link
          href={next}
          prefetch={false}
          rel="next"
          className="rounded-lg px-2.5 py-1.5 text-soft hover:text-ink"
        >
          Next ›
        </Link>
      )}
    </nav>
  );
}
