import Link from 'next/link';
import { PostLines } from '@/components/admin/channels/PostLines';
import type { ChannelShown, PostShown } from '@/lib/channels/schema';

type Props = {
  channel: Omit<ChannelShown, 'posts'>;
  posts: PostShown[];
  next: string | null;
  first: boolean;
  timeZone: string;
};

/** Every edition of a channel, a page at a time. */
export function PostHistory({ channel: { id, name }, posts, next, first, timeZone }: Props) {
  const here = `/admin/channels?history=${id}`;
  return (
    <section aria-labelledby="history-title">
      <p className="text-[13px]">
        <Link href="/admin/channels" prefetch={false} className={quiet}>
          All channels
        </Link>
      </p>
      <h2 id="history-title" className="mt-1 font-serif text-[23px] leading-tight font-medium wrap-anywhere">
        {name}
      </h2>
      {posts.length === 0 && <p className="mt-3 text-soft">Nothing here.</p>}
      <PostLines posts={posts} label={`Posts to ${name}`} timeZone={timeZone} />
      <p className="mt-3 flex gap-4 text-[13px]">
        {!first && (
          <Link href={here} prefetch={false} className={quiet}>
            The newest
          </Link>
        )}
        {next && (
          <Link href={`${here}&before=${next}`} prefetch={false} className={quiet}>
            Older
          </Link>
        )}
      </p>
    </section>
  );
}

const quiet = 'text-soft underline decoration-line underline-offset-3 hover:text-ink';
