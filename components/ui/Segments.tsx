import Link from 'next/link';

type Segment = { label: string; href: string; current: boolean };

/** Links of which one is the present place, drawn as one control. */
export function Segments({ label, segments }: { label: string; segments: Segment[] }) {
  return (
    <nav aria-label={label} className="flex overflow-hidden rounded-lg border border-line bg-card text-sm">
      {segments.map((segment) => (
        <Link
          key={segment.href}
          href={segment.href}
          prefetch={false}
          aria-current={segment.current ? 'page' : undefined}
          className="border-l border-line px-2.5 py-[5px] min-[901px]:px-3 text-soft first:border-0 hover:bg-wash hover:text-ink hover:no-underline focus-visible:-outline-offset-2 aria-[current]:bg-wash aria-[current]:font-[550] aria-[current]:text-ink"
        >
          {segment.label}
        </Link>
      ))}
    </nav>
  );
}
