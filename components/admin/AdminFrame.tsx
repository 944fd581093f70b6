import Link from 'next/link';
import type { ReactNode } from 'react';

const places = [
  { href: '/admin/ingest', label: 'Ingest' },
  { href: '/admin/digest', label: 'Digest' },
  { href: '/admin/subscribers', label: 'Subscribers' },
  { href: '/admin/channels', label: 'Channels' },
];

type Props = { place: string; title: ReactNode; deck: ReactNode; children: ReactNode };

/** What the operator's pages have in common: the way between them, and the title. */
export function AdminFrame({ place, title, deck, children }: Props) {
  return (
    <div className="pt-7 pb-14">
      <nav
        aria-label="Operator"
        className="mb-3 flex flex-wrap items-baseline gap-x-4 text-xs font-semibold tracking-[0.04em] text-faint"
      >
        <span className="border-line border-r pr-4">Operator</span>
        {places.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            aria-current={href === place ? 'page' : undefined}
            className="py-1 aria-[current]:text-ink"
          >
            {label}
          </Link>
        ))}
      </nav>
      <h1 className="font-serif text-[32px] leading-[1.05] font-medium tracking-[-0.022em] min-[901px]:text-[40px]">
        {title}
      </h1>
      <div className="mt-2 text-soft">{deck}</div>
      {children}
    </div>
  );
}
