import Link from 'next/link';

type Neighbour = { id: string; title: string } | null;

/** The papers before and after this one in the order of its day. */
export function PaperPageNeighbours({ previous, next }: { previous: Neighbour; next: Neighbour }) {
  if (!previous && !next) return null;
  return (
    <nav
      aria-label="The same day"
      className="no-print mt-10 grid gap-4 border-t border-line pt-5 min-[901px]:grid-cols-2"
    >
      <Step neighbour={previous} label="Before it on this day" rel="prev" />
      <Step neighbour={next} label="After it on this day" rel="next" />
    </nav>
  );
}

function Step({ neighbour, label, rel }: { neighbour: Neighbour; label: string; rel: 'prev' | 'next' }) {
  if (!neighbour) return <span className="max-[900px]:hidden" />;
  return (
    <Link
      href={`/papers/${neighbour.id}`}
      rel={rel}
      prefetch={false}
      className={`block min-w-0 ${rel === 'next' ? 'min-[901px]:text-right' : ''}`}
    >
      <span className="block text-[13px] text-faint">{label}</span>
      <span className="font-serif text-[17px]">{neighbour.title}</span>
    </Link>
  );
}
