import { z } from 'zod';
import { AppError } from '@/lib/errors';

const short = z.string().max(4096);

const snsMessage = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: short,
  TopicArn: short,
  Timestamp: short,
  Message: z.string(),
  Subject: short.nullish(),
  Token: short.optional(),
  SubscribeURL: short.optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: short,
  SigningCertURL: short,
});

export type SnsMessage = z.infer<typeof snsMessage>;

/** What SNS posts, as yet unproved. Throws AppError 'invalid' for anything else. */
export function readSnsMessage(body: Buffer): SnsMessage {
  try {
    return snsMessage.parse(JSON.parse(body.toString('utf8')));
  } catch (cause) {
    throw new AppError('invalid', 'That is not a message of SNS.', { cause });
  }
}
