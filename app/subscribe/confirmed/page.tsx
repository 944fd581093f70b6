import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'You are subscribed', robots: { index: false } };

export default function ConfirmedPage() {
  return (
    <Notice title="You are subscribed">
      <p>
        The newest edition is on its way to your inbox. From now on it comes in the morning. Which papers, how
        many and at what hour, you choose by the link at the end of each mail.
      </p>
    </Notice>
  );
}
