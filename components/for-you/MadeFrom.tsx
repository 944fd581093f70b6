import Link from 'next/link';
import { InterestForm } from '@/components/for-you/InterestForm';
import { Rule } from '@/components/for-you/Rule';
import { targetPath } from '@/lib/follows/schema';
import type { ForYouPage, Interest } from '@/lib/for-you/schema';

type Props = { made: Pick<ForYouPage, 'follows' | 'liked' | 'likeness'>; interests: Interest[] };

const shownFollows = 15;

/** What the page uses of its viewer, how the order comes about, and how to change or forget it. */
export function MadeFrom({ made: { follows, liked, likeness }, interests }: Props) {
  const codes = follows.flatMap(({ kind, target }) => (kind === 'category' ? [target] : []));
  return (
    <section id="how" aria-labelledby="how-title" className="grid gap-4 text-sm">
      <h2 id="how-title" className="text-xs font-semibold tracking-[0.04em] text-faint">
        How this is made
      </h2>
      <Follows follows={follows} />
      <Kept liked={liked} likeness={likeness} />
      <div className="border-line border-t">
        <Fold title="Add interests">
          <InterestForm interests={interests} followed={codes} />
        </Fold>
        <Fold title="The rule">
          <Rule />
        </Fold>
        {follows.length > 0 && (
          <Fold title="Forget">
            <Forget follows={follows.length} />
          </Fold>
        )}
      </div>
    </section>
  );
}

function Follows({ follows }: Pick<ForYouPage, 'follows'>) {
  if (follows.length === 0) return <p className="text-soft">You follow nothing yet.</p>;
  const more = follows.length - shownFollows;
  return (
    <div className="grid gap-2">
      <p className="text-soft">
        From what you follow (<A href="/follows">change</A>):
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {follows.slice(0, shownFollows).map((follow) => (
          <li key={`${follow.kind} ${follow.target}`} className="min-w-0">
            <Link
              href={targetPath(follow)}
              prefetch={false}
              className="chip inline-block max-w-full truncate"
            >
              {follow.kind === 'search' ? `“${follow.target}”` : follow.target}
            </Link>
          </li>
        ))}
        {more > 0 && <li className="text-faint">and {more} more</li>}
      </ul>
    </div>
  );
}

function Kept({ liked, likeness }: Pick<ForYouPage, 'liked' | 'likeness'>) {
  return (
    <p className="text-soft">
      {liked === 0
        ? 'And from what you '
        : `And from ${liked === 1 ? 'a paper' : `the last ${liked} papers`} you `}
      <A href="/saved">save</A> or <A href="/votes">vote for</A>
      {liked === 0 && ', once you do'}.{' '}
      {liked > 0 && !likeness && 'Likeness of texts is left out: this site has not measured it yet. '}
      Papers you have read, saved, voted for or <A href="/saved/hidden">hidden</A> are not listed. Only you
      see this page.
    </p>
  );
}

function Forget({ follows }: { follows: number }) {
  return (
    <form method="post" action="/for-you/forget" className="grid justify-items-start gap-3">
      <p className="text-soft">
        Ends {follows === 1 ? 'the one follow' : `all ${follows} follows`} above, with their alerts. Saved
        papers and votes stay; take them back <A href="/saved">there</A> and <A href="/votes">there</A>.
      </p>
      <button type="submit" className="button">
        Forget what I follow
      </button>
    </form>
  );
}

function Fold({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="fold border-line border-b">
      <summary className="flex min-h-11 items-center justify-between gap-2 font-[550]">
        {title}
        <span className="turn text-faint" aria-hidden="true">
          ›
        </span>
      </summary>
      <div className="pt-1 pb-5">{children}</div>
    </details>
  );
}

function A({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="text-ink underline underline-offset-[3px]">
      {children}
    </Link>
  );
}
