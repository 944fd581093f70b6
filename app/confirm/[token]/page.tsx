import { Notice, PressHere } from '@/components/subscribe/Notice';

export const metadata = {
  title: 'Confirm your subscription',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
} as const;

/** Mail scanners open links: only the button confirms. The form posts to this page's own address. */
export default function ConfirmPage() {
  return (
    <Notice title="Confirm your subscription">
      <p>Press the button and the newest edition comes to your inbox right away.</p>
      <PressHere>Confirm</PressHere>
    </Notice>
  );
}
