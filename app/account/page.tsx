import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { readDraft } from '@/app/preferences/draft';
import { DigestSection } from '@/components/account/DigestSection';
import { ProfileForm } from '@/components/account/ProfileForm';
import { Sessions } from '@/components/account/Sessions';
import { getAccount } from '@/lib/auth/queries';
import { getViewer } from '@/lib/auth/viewer';
import { getOwnDigest } from '@/lib/subscribers/queries';
import { cachedTimeZones } from '@/lib/subscribers/zone-queries';

export const metadata: Metadata = { title: 'Account', robots: { index: false } };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

type Query = Partial<Record<'saved' | 'refused' | 'digest' | 'draft', string | string[]>>;
type Props = { searchParams: Promise<Query> };

export default async function AccountPage({ searchParams }: Props) {
  const viewer = await getViewer();
  if (!viewer) redirect('/sign-in?returnTo=%2Faccount');
  const [account, own, zones, query] = await Promise.all([
    getAccount(viewer),
    getOwnDigest(viewer),
    cachedTimeZones(),
    searchParams,
  ]);
  const { saved, refused, digest, draft } = query;
  return (
    <div className="max-w-[34rem] py-10">
      <h1 className="font-serif text-[40px] leading-[1.05] font-medium tracking-[-0.022em]">Account</h1>
      {account.email && (
        <p className="mt-2 text-soft">You sign in as {account.email}. Nobody else sees this address.</p>
      )}
      <nav aria-label="Your pages" className="mt-4 flex flex-wrap gap-x-5 gap-y-2">
        {ownPages.map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false} className="underline underline-offset-[3px]">
            {label}
          </Link>
        ))}
      </nav>
      <ProfileForm
        handle={account.handle}
        name={account.name}
        saved={saved !== undefined}
        refused={refusals.find((reason) => reason === refused) ?? null}
      />
      <DigestSection
        {...own}
        draft={readDraft(draft)}
        zones={zones}
        said={typeof digest === 'string' ? digest : undefined}
      />
      <Sessions count={account.sessions} />
    </div>
  );
}

const ownPages = [
  { href: '/for-you', label: 'For you' },
  { href: '/follows', label: 'Following and alerts' },
  { href: '/saved', label: 'Saved papers' },
  { href: '/votes', label: 'Your votes' },
];

const refusals = ['handle', 'taken', 'name'] as const;
