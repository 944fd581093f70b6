import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { FollowList } from '@/components/follows/FollowList';
import { FoundPapers } from '@/components/follows/FoundPapers';
import { FreshSecret } from '@/components/follows/FreshSecret';
import { Pager } from '@/components/ui/Pager';
import { getViewer } from '@/lib/auth/viewer';
import { findFreshSecret, readFollowsPage } from '@/lib/follows/queries';
import { followWords, mostFollows } from '@/lib/follows/schema';

export const metadata: Metadata = { title: 'Following', robots: { index: false }, referrer: 'same-origin' };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

type Query = Partial<Record<'p' | 'said' | 'reveal', string | string[]>>;
type Props = { searchParams: Promise<Query> };

export default async function FollowsPage({ searchParams }: Props) {
  const viewer = await getViewer();
  if (!viewer) redirect('/sign-in?returnTo=%2Ffollows');
  const { p, said, reveal } = await searchParams;
  const [{ follows, papers, page, pages, digest }, fresh] = await Promise.all([
    readFollowsPage(viewer, pageNumber(p)),
    typeof reveal === 'string' ? findFreshSecret(viewer, reveal) : null,
  ]);
  return (
    <div className="max-w-[48rem] py-10">
      <h1 className="font-serif text-[40px] leading-[1.05] font-medium tracking-[-0.022em]">Following</h1>
      <p className="mt-2 text-soft">
        New papers of the authors, categories and searches you follow, {mostFollows} at most. Only you see
        this page.
      </p>
      <Said word={said} />
      {fresh && <FreshSecret {...fresh} />}
      <FollowList follows={follows} digest={digest} />
      {follows.length > 0 && (
        <section aria-labelledby="found-title" className="mt-10">
          <h2 id="found-title" className="font-serif text-[28px] leading-tight font-medium">
            Newest papers found
          </h2>
          <FoundPapers papers={papers} />
          <Pager page={page} pages={pages} hrefOf={(to) => `/follows?p=${to}`} />
        </section>
      )}
      <p className="mt-8 text-sm text-soft">
        Papers by what you read and follow, best first:{' '}
        <Link href="/for-you" prefetch={false} className="underline underline-offset-[3px]">
          For you
        </Link>
      </p>
    </div>
  );
}

function Said({ word }: { word: string | string[] | undefined }) {
  const sentence = typeof word === 'string' && word in followWords ? followWords[word as 'followed'] : null;
  return sentence ? (
    <p role="status" className="mt-5 border-ink border-l-2 pl-3">
      {sentence}
    </p>
  ) : null;
}

function pageNumber(text: string | string[] | undefined): number {
  return typeof text === 'string' && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 1;
}
