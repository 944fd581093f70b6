import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'Check your inbox', robots: { index: false } };

export default function SentPage() {
  return (
    <Notice title="Check your inbox">
      <p>
        If that address can take our mail, a letter with a link is on its way. One click there and it begins.
      </p>
    </Notice>
  );
}
