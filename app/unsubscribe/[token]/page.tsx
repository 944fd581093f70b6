import { Notice, PressHere } from '@/components/subscribe/Notice';

export const metadata = {
  title: 'Unsubscribe',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
} as const;

/** Opening the link changes nothing; the button posts to this page's own address. */
export default function UnsubscribePage() {
  return (
    <Notice title="Stop the digest?">
      <p>Press the button and no further digest will come to the address this link was sent to.</p>
      <PressHere>Unsubscribe</PressHere>
    </Notice>
  );
}
