import { typeNames } from '@/components/admin/channels/channel-words';
import { type ChannelType, channelTypes } from '@/lib/channels/schema';

/** What a channel can be. */
export function ChannelTypes({ chosen }: { chosen: ChannelType }) {
  return (
    <fieldset className="grid gap-y-2">
      <legend className="mb-2 font-[550] text-sm">What it is</legend>
      {channelTypes.map((type) => (
        <label key={type} className="grid grid-cols-[auto_1fr] items-baseline gap-x-2 text-sm">
          <input
            type="radio"
            name="type"
            value={type}
            defaultChecked={type === chosen}
            className="size-4 translate-y-0.5 accent-ink"
          />
          <span>
            <span className="font-[550]">{typeNames[type]}</span>
            <span className="block text-[13px] text-faint">{hints[type]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const hints: Record<ChannelType, string> = {
  webhook: 'JSON, signed with HMAC-SHA256, for your own programs.',
  slack: 'Incoming webhooks of Slack and Mattermost; of Discord with /slack at the end of the address.',
  telegram: 'A bot that may write into a chat or channel.',
};
