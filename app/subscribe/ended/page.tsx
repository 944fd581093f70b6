import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'You are unsubscribed', robots: { index: false } };

export default function EndedPage() {
  return (
    <Notice title="You are unsubscribed">
      <p>No further digest will come. If you change your mind, subscribe again at any time.</p>
    </Notice>
  );
}
