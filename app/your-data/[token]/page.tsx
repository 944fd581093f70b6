import { DataButtons } from '@/components/subscribe/DataButtons';
import { Notice } from '@/components/subscribe/Notice';
import { findOpenData } from '@/lib/subscribers/own-data-queries';

export const metadata = {
  title: 'Your data',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
} as const;

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

export default async function YourDataPage({ params }: { params: Promise<{ token: string }> }) {
  const found = await findOpenData((await params).token);
  return (
    <Notice title="Your data">
      {found ? (
        <>
          <p>
            What is kept about {found.address}: the address, your choice, when you agreed to what, and what
            became of each edition. The link works for one hour after its mail.
          </p>
          <DataButtons />
        </>
      ) : (
        <p>
          This link no longer works. It lasts one hour, and once only for erasing. The page behind the link in
          a digest mails a new one.
        </p>
      )}
    </Notice>
  );
}
