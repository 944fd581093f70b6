import { Notice, PressHere } from '@/components/subscribe/Notice';
import { findAsked } from '@/lib/subscribers/queries';

export const metadata = {
  title: 'Please confirm',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
} as const;

/** It waits for what the link asks, and so works without JavaScript. */
export const instant = false;

/** Mail scanners open links: only the buttons act. The forms post to this page's own address. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const asked = await findAsked((await params).token);
  if (!asked)
    return (
      <Notice title="This link no longer works">
        <p>It is too old, was cut off on its way, or has been answered with “not me”.</p>
      </Notice>
    );
  const { title, sentence, button } = words[asked];
  return (
    <Notice title={title}>
      <p>{sentence}</p>
      <PressHere>{button}</PressHere>
      <div className="border-line border-t pt-5">
        <p className="mb-3 text-soft">
          If somebody else gave your address, say so, and no further mail of this kind will come.
        </p>
        <PressHere act="not_me" quiet>
          This was not me
        </PressHere>
      </div>
    </Notice>
  );
}

const words = {
  subscribe: {
    title: 'Confirm your subscription',
    sentence: 'Press the button and the newest edition comes to your inbox right away.',
    button: 'Confirm',
  },
  address: {
    title: 'Confirm your new address',
    sentence:
      'Press the button and the digest comes to this address from now on, and no longer to the old one.',
    button: 'Use this address',
  },
};
