import Link from 'next/link';
import type { ReactNode } from 'react';

/** What a visitor sees at an address that holds nothing, with ways on. */
export function NoSuchPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="prose py-10">
      <h1 className="mb-4 font-serif text-[32px] leading-tight font-medium tracking-[-0.02em] min-[901px]:text-[40px]">
        {title}
      </h1>
      <p>{children}</p>
      <p>
        <Link href="/" prefetch={false}>
          Today’s papers
        </Link>
        {' · '}
        <Link href="/papers/trending" prefetch={false}>
          Trending
        </Link>
        {' · '}
        <Link href="/archive" prefetch={false}>
          Archive
        </Link>
      </p>
    </div>
  );
}
