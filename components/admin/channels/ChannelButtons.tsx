import Link from 'next/link';
import type { ChannelShown } from '@/lib/channels/schema';

const quiet =
  'inline-flex min-h-6 items-center text-[13px] text-soft underline decoration-line underline-offset-3 hover:text-ink';

/** What can be done with a channel. */
export function ChannelButtons({ channel: { id, name, active } }: { channel: ChannelShown }) {
  const ofIt = <span className="sr-only"> {name}</span>;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <form action="/admin/channels/trial" method="post">
        <input type="hidden" name="channelId" value={id} />
        <button type="submit" className="button">
          Send a test<span className="sr-only"> to {name}</span>
        </button>
      </form>
      <form action="/admin/channels/active" method="post">
        <input type="hidden" name="channelId" value={id} />
        <input type="hidden" name="active" value={active ? 'no' : 'yes'} />
        <button type="submit" className={quiet}>
          {active ? 'Pause' : 'Resume'}
          {ofIt}
        </button>
      </form>
      <Link href={`/admin/channels?edit=${id}#form`} prefetch={false} className={quiet}>
        Change{ofIt}
      </Link>
      <Link href={`/admin/channels?remove=${id}#channel-${id}`} prefetch={false} className={quiet}>
        Remove{ofIt}
      </Link>
    </div>
  );
}

/** Asks once more, since what is known of its posts goes with it. */
export function RemoveChannel({ channel: { id, name } }: { channel: ChannelShown }) {
  return (
    <form action="/admin/channels/remove" method="post" className="mt-3 border-accent border-l-2 pl-3">
      <input type="hidden" name="channelId" value={id} />
      <p className="text-accent-ink">Remove {name}, with the record of what was sent to it?</p>
      <p className="mt-2 flex items-center gap-4">
        <button type="submit" className="button">
          Remove {name}
        </button>
        <Link href={`/admin/channels#channel-${id}`} prefetch={false} className={quiet}>
          Keep it
        </Link>
      </p>
    </form>
  );
}
