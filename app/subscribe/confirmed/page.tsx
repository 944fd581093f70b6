import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'You are subscribed', robots: { index: false } };

export default function ConfirmedPage() {
  return (
    <Notice title="You are subscribed">
      <p>The newest edition is on its way to your inbox. From now on it comes in the morning.</p>
    </Notice>
  );
}
