import Link from 'next/link';

const places = [
  { href: '/', label: 'Today', inside: /^\/(papers(\/(date|week|month)\/.*)?)?$/ },
  { href: '/papers/trending', label: 'Trending', inside: /^\/papers\/trending/ },
  { href: '/for-you', label: 'For you', inside: /^\/(for-you|follows|saved)/ },
  { href: '/categories', label: 'Categories', inside: /^\/categories/ },
  { href: '/archive', label: 'Archive', inside: /^\/archive/ },
];

/** The main places of the site; the one that holds this pathname is marked. */
export function NavLinks({ pathname }: { pathname: string }) {
  return (
    <nav
      aria-label="Main"
      className="order-3 -ml-2.5 flex w-full gap-0.5 overflow-x-auto text-sm text-soft min-[901px]:order-none min-[901px]:ml-0 min-[901px]:w-auto"
    >
      {places.map((place) => (
        <Link
          key={place.href}
          href={place.href}
          prefetch={false}
          aria-current={place.inside.test(pathname) ? 'page' : undefined}
          className="rounded-md px-2.5 py-1.5 whitespace-nowrap hover:text-ink focus-visible:-outline-offset-2 aria-[current]:bg-wash aria-[current]:font-[550] aria-[current]:text-ink"
        >
          {place.label}
        </Link>
      ))}
    </nav>
  );
}
