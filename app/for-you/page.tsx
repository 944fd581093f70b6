import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Masthead } from '@/components/feed/Masthead';
import { ForYouList } from '@/components/for-you/ForYouList';
import { MadeFrom } from '@/components/for-you/MadeFrom';
import { Welcome, WhatItIs } from '@/components/for-you/Welcome';
import { Pager } from '@/components/ui/Pager';
import type { Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import { listInterestsCached } from '@/lib/for-you/interest-queries';
import { readForYou } from '@/lib/for-you/queries';
import { type ForYouPage as Made, mostPages, outcomes } from '@/lib/for-you/schema';

export const metadata: Metadata = { title: 'For you', robots: { index: false } };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

type Word = string | string[] | undefined;
type Props = { searchParams: Promise<{ p?: Word; said?: Word }> };

export default async function ForYouPage({ searchParams }: Props) {
  const viewer = await getViewer();
  if (!viewer) return <Frame byline="Papers by what you follow and like">{<WhatItIs />}</Frame>;
  const { p, said } = await searchParams;
  return <OwnPage viewer={viewer} page={pageNumber(p)} said={said} />;
}

async function OwnPage({ viewer, page, said }: { viewer: Viewer; page: number; said: Word }) {
  const [made, interests] = await Promise.all([readForYou(viewer, page), listInterestsCached()]);
  if (!made) {
    return (
      <Frame byline="Papers by what you follow and like" said={said}>
        <Welcome interests={interests} />
      </Frame>
    );
  }
  return (
    <Frame byline={bylineOf(made)} said={said} beside={<MadeFrom made={made} interests={interests} />}>
      {made.entries.length > 0 ? <ForYouList {...made} /> : <Nothing />}
      <Pager page={page} pages={made.pages} hrefOf={(to) => `/for-you?p=${to}`} />
    </Frame>
  );
}

type FrameProps = { byline: string; said?: Word; beside?: ReactNode; children: ReactNode };

function Frame({ byline, said, beside, children }: FrameProps) {
  const sentence =
    typeof said === 'string' && said in outcomes ? outcomes[said as keyof typeof outcomes] : null;
  return (
    <>
      <Masthead title="For you" byline={byline}>
        {beside && (
          <a href="#how" className="underline underline-offset-[3px] min-[901px]:hidden">
            How this is made
          </a>
        )}
      </Masthead>
      {sentence && (
        <p role="status" className="mb-5 border-ink border-l-2 pl-3">
          {sentence}
        </p>
      )}
      <div className="grid items-start gap-11 pb-10 min-[901px]:grid-cols-[minmax(0,1fr)_288px]">
        <div className="min-w-0">{children}</div>
        {beside && <aside className="no-print min-[901px]:pt-[22px]">{beside}</aside>}
      </div>
    </>
  );
}

function Nothing() {
  return (
    <p className="border-line border-t pt-6">
      Nothing is left: you have read, saved or hidden all there was, or what you follow has been silent. Add
      an interest, or see{' '}
      <Link href="/" className="underline underline-offset-[3px]">
        today’s papers
      </Link>
      .
    </p>
  );
}

function bylineOf({ total }: Made): string {
  if (total === 0) return 'No papers at present';
  return `${total === 1 ? '1 paper' : `${total} papers`} by what you follow and like, and why`;
}

function pageNumber(text: Word): number {
  return typeof text === 'string' && /^[1-9]$/.test(text) ? Math.min(Number(text), mostPages) : 1;
}
