import { formatDay } from '@/lib/dates';
import type { PaperComment } from '@/lib/papers/schema';

/** Comments oldest first, replies under what they answer. */
export function Comments({ comments }: { comments: PaperComment[] }) {
  const top = comments.filter((comment) => comment.parentId === null);
  return (
    <section id="comments" aria-labelledby="comments-title" className="mt-10 border-t border-line pt-6">
      <h2 id="comments-title" className="font-serif text-[23px] font-medium">
        {count(comments.length)}
      </h2>
      {top.length === 0 && <p className="mt-2 text-soft">Nobody has commented on this paper yet.</p>}
      <ol className="max-w-prose">
        {top.map((comment) => (
          <li key={comment.id} className="border-b border-line py-4 last:border-0">
            <OneComment comment={comment} />
            <Replies replies={comments.filter((reply) => reply.parentId === comment.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Replies({ replies }: { replies: PaperComment[] }) {
  if (replies.length === 0) return null;
  return (
    <ol className="mt-3 border-l border-line pl-4">
      {replies.map((reply) => (
        <li key={reply.id} className="py-2">
          <OneComment comment={reply} />
        </li>
      ))}
    </ol>
  );
}

function OneComment({ comment }: { comment: PaperComment }) {
  return (
    <article id={`comment-${comment.id}`}>
      <header className="flex flex-wrap items-baseline gap-x-2.5 text-[13px] text-faint">
        <strong className="text-sm font-semibold text-ink">{comment.author.name}</strong>
        {comment.demo && <span className="chip">Demo</span>}
        <time dateTime={comment.createdAt}>
          {formatDay(comment.createdAt.slice(0, 10), { month: 'short', day: 'numeric', year: 'numeric' })}
        </time>
      </header>
      {comment.body === null ? (
        <p className="mt-1 text-faint italic">A moderator has hidden this comment.</p>
      ) : (
        <p className="mt-1 whitespace-pre-line">{comment.body}</p>
      )}
    </article>
  );
}

function count(comments: number): string {
  if (comments === 0) return 'Comments';
  return comments === 1 ? '1 comment' : `${comments} comments`;
}
