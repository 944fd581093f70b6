import Link from 'next/link';

type Props = { page: number; pages: number; hrefOf: (page: number) => string };

/** Links to the pages of a list; nothing where there is only one. */
export function Pager({ page, pages, hrefOf }: Props) {
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages" className="no-print flex flex-wrap items-center gap-1 py-8 text-sm tabular-nums">
      {page > 1 && <Step href={hrefOf(page - 1)} label="‹ Previous" rel="prev" />}
      {pagesToShow(page, pages).map((shown, place, all) => (
        <span key={shown} className="flex items-center gap-1">
          {shown - (all[place - 1] ?? 0) > 1 && <span className="px-1 text-faint">…</span>}
          <Link
            href={hrefOf(shown)}
            prefetch={false}
            aria-current={shown === page ? 'page' : undefined}
            aria-label={`Page ${shown}`}
            className="min-w-9 rounded-lg px-2.5 py-1.5 text-center text-soft hover:bg-wash hover:text-ink hover:no-underline aria-[current]:bg-ink aria-[current]:text-paper"
          >
            {shown}
          </Link>
        </span>
      ))}
      {page < pages && <Step href={hrefOf(page + 1)} label="Next ›" rel="next" />}
    </nav>
  );
}

function Step({ href, label, rel }: { href: string; label: string; rel: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      rel={rel}
      className="rounded-lg px-2.5 py-1.5 text-soft hover:text-ink"
    >
      {label}
    </Link>
  );
}

function pagesToShow(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages];
  return [...new Set(near)].filter((shown) => shown >= 1 && shown <= pages).sort((a, b) => a - b);
}
