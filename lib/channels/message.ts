import type { Envelope, Site } from '@/lib/channels/envelope';
import type { ChannelType } from '@/lib/channels/schema';
import { slackMessage } from '@/lib/channels/slack-message';
import { telegramMessage } from '@/lib/channels/telegram-message';
import { webhookMessage } from '@/lib/channels/webhook-message';
import type { DigestContent } from '@/lib/digest/schema';
import type { Outgoing } from '@/lib/http/web-post';

export type Recipient = { type: ChannelType; address: string; secret: string };

export const telegramApi = 'https://api.telegram.org';

/** The request that brings an edition to a channel. */
export function messageFor(
  { type, address, secret }: Recipient,
  content: DigestContent,
  envelope: Envelope,
  site: Site,
  telegram: string = telegramApi,
): Outgoing {
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    Accept: '*/*',
    'User-Agent': `Broadsheet (+${site.url})`,
  };
  if (type === 'webhook') return webhookMessage({ address, secret, headers }, content, envelope, site);
  if (type === 'slack')
    return { url: address, headers, body: JSON.stringify(slackMessage(content, envelope, site)) };
  const body = JSON.stringify(telegramMessage(address, content, envelope, site));
  return { url: `${telegram}/bot${secret}/sendMessage`, headers, body };
}
