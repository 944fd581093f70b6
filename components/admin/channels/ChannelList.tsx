import { ChannelItem } from '@/components/admin/channels/ChannelItem';
import type { ChannelShown } from '@/lib/channels/schema';

type Props = { channels: ChannelShown[]; remove: string | null; timeZone: string };

/** The channels, each with its newest posts. */
export function ChannelList({ channels, remove, timeZone }: Props) {
  return (
    <section aria-labelledby="channels-title">
      <h2 id="channels-title" className="font-serif text-[23px] leading-tight font-medium">
        {channels.length === 0
          ? 'No channels yet'
          : `${channels.length} channel${channels.length > 1 ? 's' : ''}`}
      </h2>
      {channels.length === 0 && (
        <p className="mt-1 text-soft">Add one below: the next edition that is frozen goes to it.</p>
      )}
      <ul className="mt-4">
        {channels.map((channel) => (
          <ChannelItem key={channel.id} {...{ channel, timeZone }} asks={channel.id === remove} />
        ))}
      </ul>
    </section>
  );
}
