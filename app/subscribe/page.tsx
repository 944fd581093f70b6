import Link from 'next/link';
import { KindChoice } from '@/components/subscribe/Notice';
import { SubscribeForm } from '@/components/subscribe/SubscribeForm';

export const metadata = {
  title: 'Subscribe',
  description: 'The trending papers in your inbox, once a day or once a week, nothing else.',
  alternates: { canonical: '/subscribe' },
};

export default function SubscribePage() {
  return (
    <div className="max-w-[60ch] py-12">
      <h1 className="m-0 font-serif text-[40px] leading-tight font-medium tracking-[-0.02em]">
        Trending papers in your inbox
      </h1>
      <p className="mt-4 text-[16px]">
        The ten papers with the most votes, each with its authors and the first two sentences of its abstract.
        Once a day or once a week, nothing else. Every mail ends with a link that stops it in one click.
      </p>
      <SubscribeForm className="mt-6 gap-y-4">
        <KindChoice chosen="daily" />
      </SubscribeForm>
      <p className="mt-6 text-(--soft)">
        You will get a mail with a link to confirm. See what it looks like in the{' '}
        <Link href="/digest" className="underline underline-offset-4">
          past editions
        </Link>
        .
      </p>
    </div>
  );
}
