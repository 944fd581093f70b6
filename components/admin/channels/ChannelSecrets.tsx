import { ChannelField } from '@/components/admin/channels/ChannelField';
import type { ChannelShown } from '@/lib/channels/schema';

type Props = { edited: Omit<ChannelShown, 'posts'> | null; http: boolean };

/** The address and the secret: never filled in, and left as they are where nothing is typed. */
export function ChannelSecrets({ edited, http }: Props) {
  const telegram = edited?.type === 'telegram';
  return (
    <>
      <ChannelField
        label={telegram ? 'Chat' : 'Address'}
        id="channel-address"
        hint={edited ? `Now ${edited.address}. Empty leaves it.` : addressHint(http)}
      >
        <input
          id="channel-address"
          name="address"
          required={!edited}
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="channel-address-hint"
          className="field"
        />
      </ChannelField>
      {edited?.type !== 'slack' && (
        <ChannelField
          label={telegram ? 'Bot’s token' : 'Secret'}
          id="channel-secret"
          hint={secretHint(edited)}
        >
          <input
            id="channel-secret"
            name="secret"
            type="password"
            maxLength={200}
            autoComplete="new-password"
            aria-describedby="channel-secret-hint"
            className="field"
          />
        </ChannelField>
      )}
      {edited?.type === 'webhook' && (
        <label className="flex items-baseline gap-2 text-sm">
          <input type="checkbox" name="renew" value="yes" className="size-4 translate-y-0.5 accent-ink" />
          Make a new signing secret and show it once
        </label>
      )}
    </>
  );
}

function addressHint(http: boolean): string {
  return `Beginning with https://${http ? ' (here also http://)' : ''}; for Telegram the chat’s id, or its public name with an @.`;
}

function secretHint(edited: Props['edited']): string {
  if (edited) return 'Empty leaves the present one.';
  return 'For a webhook what it is signed with, made here and shown once where you leave it empty. For Telegram the bot’s token. Slack’s format needs none.';
}
