import Link from 'next/link';
import { type ReactNode, Suspense } from 'react';
import { NavLinks } from '@/components/layout/NavLinks';
import { SearchBox } from '@/components/layout/SearchBox';
import { SiteNav } from '@/components/layout/SiteNav';

/** The bar on top of every page. The visitor's own corner comes in as children. */
export function SiteHeader({ siteName, children }: { siteName: string; children?: ReactNode }) {
  return (
    <header className="no-print sticky top-0 z-10 border-b border-line bg-paper/92 backdrop-blur-sm">
      <div className="wrap flex min-h-14 flex-wrap items-center gap-x-2.5 gap-y-2 py-2 min-[901px]:gap-x-5 min-[901px]:py-0">
        <Link
          href="/"
          className="font-serif text-xl leading-none font-semibold tracking-[-0.01em] hover:no-underline"
        >
          {siteName}
        </Link>
        <Suspense fallback={<NavLinks pathname="" />}>
          <SiteNav />
        </Suspense>
        <SearchBox />
        {children}
      </div>
    </header>
  );
}
