import { readDraft } from '@/app/preferences/draft';
import { AddressForm } from '@/components/subscribe/AddressForm';
import { Leaving, OwnDataRequest } from '@/components/subscribe/Leaving';
import { Notice } from '@/components/subscribe/Notice';
import { PastDeliveries } from '@/components/subscribe/PastDeliveries';
import { PreferencesForm } from '@/components/subscribe/PreferencesForm';
import { Standing } from '@/components/subscribe/Standing';
import { findPreferences } from '@/lib/subscribers/queries';
import { cachedTimeZones } from '@/lib/subscribers/zone-queries';

export const metadata = {
  title: 'Your digest',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
} as const;

/** One person's page: it waits for that person instead of showing a shell, and so works without JavaScript. */
export const instant = false;

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ done?: string | string[]; draft?: string | string[] }>;
};

export default async function PreferencesPage({ params, searchParams }: Props) {
  const { token } = await params;
  const [view, zones, query] = await Promise.all([findPreferences(token), cachedTimeZones(), searchParams]);
  const draft = readDraft(query.draft);
  if (!view)
    return (
      <Notice title="Your digest">
        <p>This link no longer works. A newer digest holds a newer link.</p>
      </Notice>
    );
  if (view.status !== 'confirmed')
    return (
      <Notice title="Your digest">
        <Said done={query.done} />
        <p>The digest to {view.address} has ended. Subscribe again at any time.</p>
        <OwnDataRequest />
      </Notice>
    );
  const typedAddress = draft && 'email' in draft.problems ? draft : null;
  return (
    <Notice title="Your digest">
      <Said done={query.done} />
      <p>For {view.address}.</p>
      <Standing view={view} />
      <PreferencesForm typed={view.typed} draft={typedAddress ? null : draft} zones={zones} />
      <PastDeliveries deliveries={view.deliveries} />
      <AddressForm draft={typedAddress} />
      <Leaving unsubscribePath={view.unsubscribePath} />
    </Notice>
  );
}

function Said({ done }: { done: string | string[] | undefined }) {
  const sentence = typeof done === 'string' ? sentences[done] : undefined;
  return sentence ? (
    <p role="status" className="border-ink border-l-2 pl-3">
      {sentence}
    </p>
  ) : null;
}

const sentences: Record<string, string> = {
  saved: 'Your choice is kept. It holds from the next mail on.',
  address: 'If that address can take our mail, a letter with a link is on its way there.',
  own_data: 'A letter with a link is on its way to your inbox. At most one letter a day goes there.',
};
