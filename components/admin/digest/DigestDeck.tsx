import Link from 'next/link';
import { LiveRefresh } from '@/components/admin/LiveRefresh';

type Props = { here: string; busy: boolean; timeZone: string };

/** What stands under the title: the ways from here, and the page's own news. */
export function DigestDeck({ here, busy, timeZone }: Props) {
  const places = [
    { href: '/admin/digest', label: 'Editions' },
    { href: '/admin/digest/preview', label: 'Preview and test' },
    { href: '/admin/digest/reports', label: 'Reports' },
  ];
  return (
    <p className="flex flex-wrap gap-x-4">
      <span>Times are those of {timeZone.replaceAll('_', ' ')}.</span>
      {places
        .filter(({ href }) => href !== here)
        .map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false} className={quiet}>
            {label}
          </Link>
        ))}
      <Link href={here} prefetch={false} className={quiet}>
        Refresh
      </Link>
      {busy && <LiveRefresh />}
    </p>
  );
}

const quiet = 'underline decoration-line underline-offset-3 hover:decoration-ink';
