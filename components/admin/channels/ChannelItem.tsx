import Link from 'next/link';
import { ChannelButtons, RemoveChannel } from '@/components/admin/channels/ChannelButtons';
import { kindNames, typeNames } from '@/components/admin/channels/channel-words';
import { PostLines } from '@/components/admin/channels/PostLines';
import type { ChannelShown } from '@/lib/channels/schema';

type Props = { channel: ChannelShown; asks: boolean; timeZone: string };

/** One channel: what it is, what can be done with it, and how its last editions fared. */
export function ChannelItem({ channel, asks, timeZone }: Props) {
  const { id, name, type, kind, address, papers, active, posts } = channel;
  return (
    <li id={`channel-${id}`} className="scroll-mt-20 border-line border-t py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <div>
          <h3 className="font-serif text-[19px] leading-tight font-medium wrap-anywhere">{name}</h3>
          <p className="mt-0.5 flex flex-wrap gap-x-3.5 text-[13px] text-soft tabular-nums">
            <span>{typeNames[type]}</span>
            <span>
              {kindNames[kind]}, {papers} paper{papers > 1 && 's'}
            </span>
            <span className="wrap-anywhere">{address}</span>
            {!active && <span className="font-[550] text-accent-ink">Paused</span>}
          </p>
        </div>
        <ChannelButtons channel={channel} />
      </div>
      {asks && <RemoveChannel channel={channel} />}
      {posts.length === 0 ? (
        <p className="mt-3 text-sm text-faint">No edition has been frozen for it yet.</p>
      ) : (
        <>
          <PostLines posts={posts} label={`The last posts to ${name}`} timeZone={timeZone} />
          {posts.length >= 5 && (
            <p className="mt-2 text-[13px]">
              <Link
                href={`/admin/channels?history=${id}`}
                prefetch={false}
                className="text-soft underline decoration-line underline-offset-3 hover:text-ink"
              >
                All posts<span className="sr-only"> to {name}</span>
              </Link>
            </p>
          )}
        </>
      )}
    </li>
  );
}
