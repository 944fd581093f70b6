import { describeDone } from '@/components/admin/channels/channel-words';
import type { ChannelShown } from '@/lib/channels/schema';

type Props = {
  done: string | null;
  trial: string | null;
  http: string | null;
  reason: string | null;
  channel: ChannelShown | null;
  fresh: { name: string; secret: string } | null;
};

/** What has just happened, and a signing secret that was just made. */
export function ChannelNotice({ channel, fresh, ...happened }: Props) {
  const sentence = describeDone(happened, channel?.name ?? 'The channel');
  if (!sentence && !fresh) return null;
  return (
    <div role="status" className="grid gap-2 border-ink border-l-2 pl-3">
      {sentence && <p>{sentence}</p>}
      {fresh && (
        <>
          <p>The signing secret of {fresh.name}. Copy it now: in three minutes it can no longer be shown.</p>
          <p>
            <code className="font-mono text-[13px] wrap-anywhere">{fresh.secret}</code>
          </p>
        </>
      )}
    </div>
  );
}
