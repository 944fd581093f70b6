import type { ReactNode } from 'react';
import { DataButtons } from '@/components/subscribe/DataButtons';
import { PastDeliveries } from '@/components/subscribe/PastDeliveries';
import { PreferencesForm } from '@/components/subscribe/PreferencesForm';
import { Standing } from '@/components/subscribe/Standing';
import { BrowserZone } from '@/components/subscribe/ZoneOffer';
import type { Draft, PreferencesView } from '@/lib/subscribers/schema';

type Props = {
  /** The address proven by signing in. */
  address: string | null;
  view: PreferencesView | null;
  draft: Draft | null;
  zones: string[];
  /** What the last form came to. */
  said: string | undefined;
};

/** The digest of whoever is signed in: signing in has proven the address, so no link is needed. */
export function DigestSection({ address, view, draft, zones, said }: Props) {
  return (
    <section
      id="digest"
      aria-labelledby="digest-title"
      className="mt-10 scroll-mt-20 border-line border-t pt-6"
    >
      <h2 id="digest-title" className="font-serif text-[28px] leading-tight font-medium">
        Your digest
      </h2>
      <Said sentence={sentences[said ?? '']} />
      <div className="mt-3 grid gap-6">
        {view?.status === 'confirmed' ? (
          <Running view={view} draft={draft} zones={zones} />
        ) : (
          <Beginning address={address} />
        )}
        {view && (
          <div className="border-line border-t pt-6">
            <DataButtons downloadPath="/account/digest/download" erasePath="/account/digest/erase" />
          </div>
        )}
      </div>
    </section>
  );
}

function Running({ view, draft, zones }: Pick<Props, 'draft' | 'zones'> & { view: PreferencesView }) {
  return (
    <>
      <p>It goes to {view.address}.</p>
      <Standing view={view} />
      <PreferencesForm action="/account/digest" typed={view.typed} draft={draft} zones={zones} />
      <PastDeliveries deliveries={view.deliveries} />
      <form method="post" action="/account/digest/unsubscribe">
        <button type="submit" className="button min-h-11 px-5">
          Unsubscribe
        </button>
      </form>
    </>
  );
}

function Beginning({ address }: Pick<Props, 'address'>) {
  if (!address) return <p className="text-soft">Your account has no proven address that it could go to.</p>;
  return (
    <form method="post" action="/account/digest/subscribe" className="grid justify-items-start gap-3">
      <BrowserZone />
      <p className="text-soft">
        The trending papers in your inbox, {address}. Once a day; you can change that afterwards.
      </p>
      <button type="submit" className="button button-solid min-h-11 px-5">
        Subscribe me
      </button>
    </form>
  );
}

function Said({ sentence }: { sentence: ReactNode }) {
  return sentence ? (
    <p role="status" className="mt-3 border-ink border-l-2 pl-3">
      {sentence}
    </p>
  ) : null;
}

const sentences: Record<string, string> = {
  saved: 'Your choice is kept. It holds from the next mail on.',
  subscribed: 'You are subscribed. The newest edition is on its way to your inbox.',
  ended: 'You are unsubscribed. No further digest will come.',
  erased: 'The subscription has ended, and what was kept about it is erased.',
  no_address: 'Your account has no proven address that the digest could go to.',
  other_spelling:
    'This inbox receives the digest already, under another spelling of the address. The links in it change it.',
  not_written_to:
    'This address is on the list of those not written to, because mail was reported as unwanted or the operator said so. Only the operator can take it off.',
};
