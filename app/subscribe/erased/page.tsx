import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'It is erased', robots: { index: false } };

export default function ErasedPage() {
  return (
    <Notice title="It is erased">
      <p>The subscription has ended, and what was kept about you is gone. Nothing further will come.</p>
    </Notice>
  );
}
