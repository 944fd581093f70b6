import { KindChoice, Notice } from '@/components/subscribe/Notice';
import { SubscribeForm } from '@/components/subscribe/SubscribeForm';

export const metadata = { title: 'That is not an email address', robots: { index: false } };

export default function NotAnAddressPage() {
  return (
    <Notice title="That is not an email address">
      <p>Nothing was sent. Write it once more:</p>
      <SubscribeForm>
        <KindChoice chosen="daily" />
      </SubscribeForm>
    </Notice>
  );
}
