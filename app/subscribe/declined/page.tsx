import { Notice } from '@/components/subscribe/Notice';

export const metadata = { title: 'Thank you for saying so', robots: { index: false } };

export default function DeclinedPage() {
  return (
    <Notice title="Thank you for saying so">
      <p>Nothing comes of it, and no further mail that asks to confirm will go to your address.</p>
    </Notice>
  );
}
