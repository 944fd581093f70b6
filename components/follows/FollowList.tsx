import Link from 'next/link';
import { FollowItem } from '@/components/follows/FollowItem';
import type { FollowKind, FollowsPage } from '@/lib/follows/schema';

type Props = Pick<FollowsPage, 'follows' | 'digest'>;

const titles: Record<FollowKind, string> = { author: 'Authors', category: 'Categories', search: 'Searches' };
const kinds = ['author', 'category', 'search'] as const;

/** Everything followed, by kind. */
export function FollowList({ follows, digest }: Props) {
  if (follows.length === 0) return <Nothing />;
  return (
    <>
      <MailHint digest={digest} />
      {kinds.map((kind) => {
        const some = follows.filter((follow) => follow.kind === kind);
        if (some.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`follows-${kind}`} className="mt-8">
            <h2 id={`follows-${kind}`} className="font-[550] text-sm text-soft">
              {titles[kind]}
            </h2>
            <ul className="mt-2 border-line border-t">
              {some.map((follow) => (
                <FollowItem key={follow.id} follow={follow} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Nothing() {
  return (
    <div className="mt-6 border-line border-t pt-6">
      <p>You follow nothing yet. Look for one of these:</p>
      <ul className="mt-3 grid list-disc gap-1.5 pl-5">
        <li>an author: press a name under any paper, then “Follow”</li>
        <li>
          a category:{' '}
          <Link href="/categories" prefetch={false} className={underlined}>
            all categories
          </Link>
        </li>
        <li>
          a search:{' '}
          <Link href="/search" prefetch={false} className={underlined}>
            search
          </Link>
          , then follow it
        </li>
      </ul>
    </div>
  );
}

function MailHint({ digest }: Pick<Props, 'digest'>) {
  if (digest === 'running') return null;
  return (
    <p className="mt-5 border-line border-l-2 pl-3 text-soft">
      {digest === 'none' ? (
        <>
          Alerts by mail come inside your digest, and you have none yet.{' '}
          <Link href="/account#digest" prefetch={false} className={underlined}>
            Subscribe
          </Link>
        </>
      ) : (
        'Your account has no proven address, so no alert can come by mail.'
      )}
    </p>
  );
}

const underlined = 'text-ink underline underline-offset-[3px]';
