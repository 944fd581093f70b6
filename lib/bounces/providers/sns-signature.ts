import { verify, type X509Certificate } from 'node:crypto';
import type { SnsMessage } from '@/lib/bounces/providers/sns-message';

const signed = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const;

/** Whether the certificate's owner signed this message, by SNS's signature version 1 (SHA-1) or 2 (SHA-256). */
export function isSignedBy(message: SnsMessage, certificate: X509Certificate): boolean {
  const algorithm = message.SignatureVersion === '2' ? 'sha256' : 'sha1';
  const signature = Buffer.from(message.Signature, 'base64');
  return verify(algorithm, Buffer.from(textToSign(message)), certificate.publicKey, signature);
}

/** What SNS signs: names and values, one a line, in alphabetical order; an absent subject is left out. */
export function textToSign(message: SnsMessage): string {
  return signed[message.Type]
    .filter((name) => typeof message[name] === 'string')
    .map((name) => `${name}\n${message[name]}\n`)
    .join('');
}
