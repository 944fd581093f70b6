import Link from 'next/link';
import { formatDay } from '@/lib/dates';
import type { OwnVote } from '@/lib/votes/schema';

/** The viewer's own votes, each with a way to take it back that needs no JavaScript. */
export function OwnVotes({ votes }: { votes: OwnVote[] }) {
  if (votes.length === 0) {
    return (
      <p className="mt-6 border-line border-t pt-6">
        No votes here. Upvote a paper and it is listed on this page.
      </p>
    );
  }
  return (
    <ol className="mt-6 border-line border-t">
      {votes.map(({ paperId, title, upvotes, castAt }) => (
        <li key={paperId} className="flex items-center gap-4 border-line border-b py-4">
          <div className="min-w-0 flex-1">
            <h2 className="font-serif text-[19px] leading-tight font-medium">
              <Link href={`/papers/${paperId}`} prefetch={false}>
                {title}
              </Link>
            </h2>
            <p className="mt-1 text-[13px] text-faint tabular-nums">
              {upvotes === 1 ? '1 vote' : `${upvotes} votes`}, yours on{' '}
              <time dateTime={castAt}>{formatDay(castAt.slice(0, 10), { dateStyle: 'medium' })}</time>
            </p>
          </div>
          <form action={`/api/papers/${encodeURIComponent(paperId)}/vote`} method="post">
            <input type="hidden" name="_method" value="delete" />
            <button type="submit" className="button">
              Withdraw<span className="sr-only"> the vote for {title}</span>
            </button>
          </form>
        </li>
      ))}
    </ol>
  );
}
