import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { newsreader, newsreaderExtended } from '@/app/fonts';
import { SiteFooter } from '@/components/layout/SiteFooter';
import { SiteHeader } from '@/components/layout/SiteHeader';
import { ViewerMenu } from '@/components/viewer/ViewerMenu';
import { env } from '@/lib/env';

export function generateMetadata(): Metadata {
  const { SITE_NAME, SITE_URL, SITE_BYLINE } = env();
  return {
    metadataBase: new URL(SITE_URL),
    title: { default: SITE_NAME, template: `%s · ${SITE_NAME}` },
    description: `What arXiv announced today, read, upvoted and ranked ${SITE_BYLINE}.`,
    applicationName: SITE_NAME,
    openGraph: { siteName: SITE_NAME, type: 'website', locale: 'en_US' },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#14130f' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  const { SITE_NAME } = env();
  return (
    <html lang="en" className={`${newsreader.variable} ${newsreaderExtended.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="button sr-only focus:not-sr-only focus:fixed focus:top-2.5 focus:left-4 focus:z-20 focus:px-4 focus:py-2"
        >
          Skip to the papers
        </a>
        <SiteHeader siteName={SITE_NAME}>
          <ViewerMenu />
        </SiteHeader>
        <main id="content" tabIndex={-1} className="wrap w-full flex-1 outline-none">
          {children}
        </main>
        <SiteFooter siteName={SITE_NAME} />
      </body>
    </html>
  );
}
