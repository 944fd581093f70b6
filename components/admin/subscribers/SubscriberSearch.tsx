import Link from 'next/link';
import { type Status, statuses } from '@/lib/subscribers/operator/schema';

/** What is typed is posted, so that no address stands in a URL. */
export function FindForm({ typed }: { typed: string | null }) {
  return (
    <form action="/admin/subscribers/find" method="post" className="mt-4 grid max-w-[34rem] gap-1">
      <label htmlFor="find" className="font-[550] text-sm">
        Search
      </label>
      <div className="flex gap-2">
        <input
          id="find"
          name="find"
          type="search"
          maxLength={254}
          defaultValue={typed ?? ''}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby="find-hint"
          className="field min-w-0 flex-1"
        />
        <button type="submit" className="button">
          Search
        </button>
      </div>
      <p id="find-hint" className="text-[13px] text-faint">
        An address, how one begins, or @example.org for a domain.
      </p>
    </form>
  );
}

/** Links that show only those of one status. */
export function StatusLinks({ status, isSearch }: { status: Status | null; isSearch: boolean }) {
  const links = [null, ...statuses];
  return (
    <nav aria-label="Which subscribers" className="mt-3 mb-3 flex flex-wrap gap-x-3 gap-y-1 text-sm">
      {links.map((one) => (
        <Link
          key={one ?? 'all'}
          href={one ? `/admin/subscribers?status=${one}#list` : '/admin/subscribers#list'}
          prefetch={false}
          aria-current={!isSearch && one === status ? 'true' : undefined}
          className="py-0.5 text-soft hover:text-ink aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-4"
        >
          {one ? words[one] : 'all'}
        </Link>
      ))}
    </nav>
  );
}

const words: Record<Status, string> = {
  pending: 'waiting for confirmation',
  confirmed: 'confirmed',
  unsubscribed: 'unsubscribed',
  suppressed: 'not written to',
};
