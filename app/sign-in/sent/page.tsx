import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Check your inbox', robots: { index: false } };

export default function SentPage() {
  return (
    <div className="mx-auto max-w-[34rem] py-12">
      <h1 className="font-serif text-[40px] leading-[1.05] font-medium tracking-[-0.022em]">
        Check your inbox
      </h1>
      <p className="mt-3">
        A mail with your link is on its way. The link works once, for ten minutes. Open it in this browser.
      </p>
      <p className="mt-3 text-soft">
        Nothing there after a minute? Look among the unwanted mail, or{' '}
        <a href="/sign-in" className="underline underline-offset-3">
          ask for another link
        </a>
        . We send at most five in an hour.
      </p>
    </div>
  );
}
