import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'The digest has moved', robots: { index: false } };

export default function MovedPage() {
  return (
    <Notice title="The digest has moved">
      <p>
        It comes to this address from now on. Links in older mails no longer work; the next digest holds new
        ones.
      </p>
    </Notice>
  );
}
