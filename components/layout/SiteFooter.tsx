import Link from 'next/link';

export function SiteFooter({ siteName }: { siteName: string }) {
  return (
    <footer className="mt-16 border-t border-line">
      <div className="wrap flex flex-wrap items-baseline gap-x-8 gap-y-3 py-8 text-[13px] text-soft">
        <p className="max-w-[62ch]">
          {siteName} owes its papers to arXiv and to the open access that arXiv gives to its metadata. arXiv
          has neither reviewed nor approved this site.
        </p>
        <nav aria-label="About this site" className="no-print ml-auto flex gap-4 whitespace-nowrap">
          <Link href="/about" prefetch={false}>
            About
          </Link>
          <Link href="/about/ranking" prefetch={false}>
            How papers are ranked
          </Link>
        </nav>
      </div>
    </footer>
  );
}
