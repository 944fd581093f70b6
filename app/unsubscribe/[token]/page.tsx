import { Notice, PressHere } from '@/components/subscribe/Notice';
import { findLeaving } from '@/lib/subscribers/queries';

export const metadata = {
  title: 'Unsubscribe',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
} as const;

/** It waits for how things stand, and so works without JavaScript. */
export const instant = false;

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

/** Opening the link changes nothing; the button posts to this page's own address. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const [found, { done }] = await Promise.all([params.then(({ token }) => findLeaving(token)), searchParams]);
  if (!found) return <Unknown />;
  if (found.state !== 'going') return <Ended canUndo={found.state === 'ended'} />;
  return (
    <Notice title={done === 'resumed' ? 'The digest goes on' : 'Stop the digest?'}>
      {done === 'resumed' && <p role="status">It comes again from the next edition on, as you had chosen.</p>}
      <p>Press the button and no further digest will come to the address this link was sent to.</p>
      <PressHere quiet={done === 'resumed'}>Unsubscribe</PressHere>
    </Notice>
  );
}

function Ended({ canUndo }: { canUndo: boolean }) {
  return (
    <Notice title="You are unsubscribed">
      <p>No further digest will come. If you change your mind, subscribe again at any time.</p>
      {canUndo && (
        <div>
          <p className="mb-3 text-soft">Was it a mistake? For thirty days this takes it back:</p>
          <PressHere act="undo" quiet>
            Undo
          </PressHere>
        </div>
      )}
    </Notice>
  );
}

function Unknown() {
  return (
    <Notice title="This link does not work">
      <p>
        It was cut off on its way, or belongs to an address that has moved. A newer digest holds a newer link.
      </p>
    </Notice>
  );
}
