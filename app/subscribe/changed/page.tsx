import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'Your choice is kept', robots: { index: false } };

export default function ChangedPage() {
  return (
    <Notice title="Your choice is kept">
      <p>It holds from the next edition on.</p>
    </Notice>
  );
}
