import Link from 'next/link';
import { searchAddress } from '@/components/search/search-address';
import type { SearchSort } from '@/lib/search/schema';

type Narrowing = { label: string; q: string; chosen: boolean };
type Props = { sort: SearchSort; groups: { name: string; links: Narrowing[] }[] };

/** The filters of a search as links. On a phone they unfold. */
export function SearchNarrowing(props: Props) {
  return (
    <>
      <details className="border-line border-b py-3 min-[901px]:hidden">
        <summary className="cursor-pointer text-sm font-[550]">Narrow down</summary>
        <div className="mt-3 grid gap-5 min-[480px]:grid-cols-2">
          <Groups {...props} />
        </div>
      </details>
      <aside aria-label="Narrow down" className="hidden content-start gap-6 pt-5 min-[901px]:grid">
        <Groups {...props} />
      </aside>
    </>
  );
}

/** The filters that hold, each with a way to take it off. */
export function ChosenFilters({ sort, chosen }: { sort: SearchSort; chosen: Narrowing[] }) {
  if (chosen.length === 0) return null;
  return (
    <ul aria-label="Filters that hold" className="my-3 flex flex-wrap gap-2">
      {chosen.map(({ label, q }) => (
        <li key={label}>
          <Link href={searchAddress({ q, sort })} prefetch={false} className="chip px-2.5! py-1!">
            {label} <span aria-hidden="true">×</span>
            <span className="sr-only">, take off</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Groups({ sort, groups }: Props) {
  return groups.map(({ name, links }) => (
    <section key={name}>
      <h2 className="text-[13px] font-[550] text-faint">{name}</h2>
      <ul className="mt-1 grid text-sm">
        {links.map(({ label, q, chosen }) => (
          <li key={label}>
            <Link
              href={searchAddress({ q, sort })}
              prefetch={false}
              rel="nofollow"
              aria-current={chosen ? 'true' : undefined}
              className="inline-block py-1 text-soft hover:text-ink aria-[current]:font-[550] aria-[current]:text-ink"
            >
              {label}
              {chosen && <span aria-hidden="true"> ×</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
