import type { Metadata } from 'next';
import { SignInForm } from '@/components/account/SignInForm';
import { listOutsideProviders } from '@/lib/auth/queries';
import { returnPath } from '@/lib/auth/schema';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

/** Waits for the address, so that the form is whole without JavaScript. */
export const instant = false;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { returnTo, callbackUrl, error } = await searchParams;
  return (
    <SignInForm
      returnTo={returnPath.parse(returnTo ?? pathOf(callbackUrl))}
      refusal={error === undefined ? null : (refusals.get(String(error)) ?? refusalOfProvider)}
      providers={listOutsideProviders()}
    />
  );
}

const refusalOfProvider = 'That did not work. Try again, or use a link by mail.';

const refusals = new Map([
  ['address', 'That is not an email address. Check it and try again.'],
  ['mail', 'The mail with your link could not be sent. Try again in a few minutes.'],
  [
    'OAuthAccountNotLinked',
    'There is already an account with this address. Sign in by mail first; then this way in can be added to it.',
  ],
]);

/** next-auth hands back whole addresses; only their path can matter here. */
function pathOf(address: unknown): string {
  if (typeof address !== 'string' || !URL.canParse(address)) return '/';
  const { pathname, search, hash } = new URL(address);
  return `${pathname}${search}${hash}`;
}
