import Link from 'next/link';
import { explainPost, nameEdition, stateNames } from '@/components/admin/channels/post-words';
import { writeMoment } from '@/components/admin/moments';
import { type PostShown, repeatable } from '@/lib/channels/schema';

type Props = { posts: PostShown[]; label: string; timeZone: string };

/** How editions fared, newest first. */
export function PostLines({ posts, label, timeZone }: Props) {
  return (
    <ul aria-label={label} className="mt-3 text-sm tabular-nums">
      {posts.map((post) => (
        <PostLine key={post.number} post={post} timeZone={timeZone} />
      ))}
    </ul>
  );
}

function PostLine({ post, timeZone }: { post: PostShown; timeZone: string }) {
  const { kind, periodStart, status, at } = post;
  const explanation = explainPost(post, timeZone);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-line border-t py-2 min-[700px]:grid-cols-[128px_136px_minmax(0,1fr)_auto]">
      <Link
        href={`/digest/${kind}/${periodStart}`}
        prefetch={false}
        className="underline decoration-line underline-offset-3"
      >
        {nameEdition(post)}
      </Link>
      <span className={tones[status] ?? 'text-soft'}>{stateNames[status]}</span>
      <span className="text-[13px] text-soft wrap-anywhere">
        {explanation}{' '}
        {status !== 'retry' && status !== 'pending' && (
          <time dateTime={at} className="text-faint">
            {writeMoment(at, timeZone)}
          </time>
        )}
      </span>
      {repeatable.includes(status) && <Again post={post} />}
    </li>
  );
}

function Again({ post }: { post: PostShown }) {
  return (
    <form action="/admin/channels/again" method="post">
      <input type="hidden" name="number" value={post.number} />
      <button
        type="submit"
        className="min-h-6 text-[13px] text-soft underline decoration-line underline-offset-3 hover:text-ink"
      >
        {post.status === 'failed' || post.status === 'unknown' ? 'Send again' : 'Send all the same'}
        <span className="sr-only">: {nameEdition(post)}</span>
      </button>
    </form>
  );
}

const tones: Partial<Record<PostShown['status'], string>> = {
  sent: '',
  failed: 'font-[550] text-accent-ink',
  unknown: 'font-[550] text-accent-ink',
  retry: 'font-[550]',
};
