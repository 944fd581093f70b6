import Link from 'next/link';
import { type Category, categoryPath } from '@/lib/ranking/categories/schema';

/** The archive of a category, and what else it holds. */
export function CategoryRail({ category: { code, archive, beside } }: { category: Category }) {
  return (
    <aside
      aria-label="Other categories"
      className="no-print pt-[22px] pb-8 text-sm min-[901px]:sticky min-[901px]:top-16 min-[901px]:max-h-[calc(100vh-5rem)] min-[901px]:overflow-y-auto"
    >
      {archive && (
        <h2 className="font-serif text-[17px] font-medium">
          <Link href={categoryPath(archive.code)} prefetch={false}>
            {archive.name}
          </Link>
        </h2>
      )}
      {beside.length > 0 && (
        <ul className="mt-2 grid gap-x-6 max-[900px]:grid-cols-2">
          {beside.map((each) => (
            <li key={each.code}>
              <Link
                href={categoryPath(each.code)}
                prefetch={false}
                aria-current={each.code === code ? 'page' : undefined}
                className="flex items-baseline gap-2 border-t border-line py-1 text-soft hover:text-ink aria-[current]:font-[550] aria-[current]:text-ink"
              >
                <span className="min-w-0 flex-1">{each.name}</span>
                <span className="text-[13px] text-faint">{each.code}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="pt-4">
        <Link href="/categories" prefetch={false} className="underline underline-offset-[3px]">
          All categories
        </Link>
      </p>
    </aside>
  );
}
