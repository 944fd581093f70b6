import Link from 'next/link';
import { InterestForm } from '@/components/for-you/InterestForm';
import type { Interest } from '@/lib/for-you/schema';

/** For somebody of whom nothing is known yet. */
export function Welcome({ interests }: { interests: Interest[] }) {
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h2 className="font-serif text-[28px] leading-tight font-medium">Name three interests</h2>
        <p className="text-soft">
          One is enough, three make a better page. They become things you follow, without mail;{' '}
          <Link href="/follows" prefetch={false} className="text-ink underline underline-offset-[3px]">
            Following
          </Link>{' '}
          is where to change or end them. What you save and vote for will count too.
        </p>
      </div>
      <InterestForm interests={interests} />
    </div>
  );
}

/** For somebody who has not signed in: what the page would be. */
export function WhatItIs() {
  return (
    <div className="grid max-w-[60ch] gap-5 text-[16px]">
      <p>
        This page is made for one reader: from the authors, categories and searches you follow, and from
        papers you save or vote for. Each paper says why it is listed, and the rule behind the order is on the
        page.
      </p>
      <p>
        Only you see it. It uses nothing else about you, and what it uses can be changed or forgotten at any
        time.
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Link
          href="/sign-in?returnTo=%2Ffor-you"
          prefetch={false}
          className="button button-solid min-h-11 px-5"
        >
          Sign in for your page
        </Link>
        <Link href="/papers/trending" prefetch={false} className="underline underline-offset-[3px]">
          Trending, the same for everyone
        </Link>
      </p>
    </div>
  );
}
