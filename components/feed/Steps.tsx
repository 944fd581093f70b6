import Link from 'next/link';

type Place = { label: string; href: string };
type Props = { label: string; previous: Place | null; here: string; next: Place | null };

/** To the period before and after this one that has papers. */
export function Steps({ label, previous, here, next }: Props) {
  return (
    <nav aria-label={label} className="-ml-2.5 flex items-center gap-1.5 tabular-nums min-[901px]:ml-0">
      {previous && <Step place={previous} rel="prev" text={`‹ ${previous.label}`} />}
      <span
        aria-current="page"
        className="rounded-lg bg-ink px-[11px] py-1.5 font-[550] whitespace-nowrap text-paper"
      >
        {here}
      </span>
      {next && <Step place={next} rel="next" text={`${next.label} ›`} />}
    </nav>
  );
}

function Step({ place, rel, text }: { place: Place; rel: string; text: string }) {
  return (
    <Link
      href={place.href}
      prefetch={false}
      rel={rel}
      className="rounded-lg px-[11px] py-1.5 whitespace-nowrap text-soft hover:text-ink"
    >
      {text}
    </Link>
  );
}
