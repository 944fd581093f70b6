import Link from 'next/link';

type Props = { page: number; more: boolean; hrefOf: (page: number) => string };

/** To the page before and after, where the number of pages is not known. */
export function CategorySteps({ page, more, hrefOf }: Props) {
  if (page === 1 && !more) return null;
  return (
    <nav aria-label="Pages" className="no-print flex items-center gap-1 py-8 text-sm tabular-nums">
      {page > 1 && <Step href={hrefOf(page - 1)} rel="prev" label="‹ Previous" />}
      <span className="px-2 text-faint">Page {page}</span>
      {more && <Step href={hrefOf(page + 1)} rel="next" label="Next ›" />}
    </nav>
  );
}

function Step({ href, rel, label }: { href: string; rel: string; label: string }) {
  return (
    <Link
      href={href}
      rel={rel}
      prefetch={false}
      className="rounded-lg px-2.5 py-1.5 text-soft hover:text-ink"
    >
      {label}
    </Link>
  );
}
