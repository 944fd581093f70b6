import type { Provider } from '@/lib/bounces/providers/provider';
import { factsOf } from '@/lib/bounces/providers/ses-event';
import { type Fetch, fetchCertificate, isSnsAddress } from '@/lib/bounces/providers/sns-certificate';
import { readSnsMessage } from '@/lib/bounces/providers/sns-message';
import { isSignedBy } from '@/lib/bounces/providers/sns-signature';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

/** Amazon SES, which reports through SNS over HTTPS. `ask` is fetch, or its stand-in in a test. */
export function ses(ask: Fetch = fetch): Provider {
  return {
    name: 'ses',
    async read({ body }) {
      const message = readSnsMessage(body);
      const certificate = await fetchCertificate(message.SigningCertURL, ask);
      if (!isSignedBy(message, certificate)) throw new AppError('unauthorized', 'The signature is wrong.');
      if (message.Type === 'SubscriptionConfirmation') await subscribe(message.SubscribeURL, ask);
      return message.Type === 'Notification' ? factsOf(message.MessageId, message.Message) : [];
    },
  };
}

async function subscribe(address: string | undefined, ask: Fetch): Promise<void> {
  if (!address || !isSnsAddress(address)) throw new AppError('invalid', 'That is not an address of SNS.');
  const answer = await ask(address, { redirect: 'error', signal: AbortSignal.timeout(10_000) });
  log(answer.ok ? 'info' : 'error', 'sns_subscription', { status: answer.status });
  if (!answer.ok) throw new AppError('unexpected', 'SNS did not take the confirmation.');
}
