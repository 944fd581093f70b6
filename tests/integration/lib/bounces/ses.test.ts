import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { receiveFrom } from '@/lib/bounces/provider-commands';
import { ses } from '@/lib/bounces/providers/ses';
import { readSnsMessage } from '@/lib/bounces/providers/sns-message';
import { textToSign } from '@/lib/bounces/providers/sns-signature';
import { db } from '@/lib/db';
import { selfSigned } from '@/tests/support/certificate';
import { sendEditions } from '@/tests/support/sent';

process.env.MAIL_BOUNCE_DOMAIN = 'bounce.example.org';
const year = 365 * 86_400_000;
const { key, pem } = selfSigned(new Date(Date.now() - year), new Date(Date.now() + year));
const provider = ses(async () => new Response(pem));

test('a bounce that SES reports suppresses its reader, once', async () => {
  const [sent] = await sendEditions('ada@example.net', ['2026-11-03']);
  const bouncedRecipients = [
    {
      emailAddress: 'ada@example.net',
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 no',
    },
  ];
  const request = notification({
    notificationType: 'Bounce',
    bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients },
    mail: { source: sent?.returnPath, destination: ['ada@example.net'] },
  });
  expect(await receiveFrom(provider, request)).toEqual([{ outcome: 'suppressed', type: 'hard' }]);
  expect(await receiveFrom(provider, request)).toEqual([{ outcome: 'repeated', type: 'hard' }]);
  expect(await db().bounce.findMany()).toMatchObject([{ source: 'ses', deliveryNumber: sent?.number }]);
});

test('a complaint that SES reports is matched by the headers it gives back', async () => {
  const [sent] = await sendEditions('bo@example.net', ['2026-11-04']);
  const request = notification({
    eventType: 'Complaint',
    complaint: { complaintFeedbackType: 'abuse' },
    mail: {
      source: 'digest@example.org',
      headers: [
        { name: 'List-Unsubscribe', value: `<https://example.org/unsubscribe/${sent?.token}>` },
        { name: 'Feedback-ID', value: 'd20261104:daily:digest:broadsheet' },
      ],
    },
  });
  expect(await receiveFrom(provider, request)).toEqual([{ outcome: 'suppressed', type: 'complaint' }]);
});

function notification(event: object) {
  const message = {
    Type: 'Notification',
    MessageId: JSON.stringify(event).length.toString(),
    TopicArn: 'arn:aws:sns:eu-west-1:123456789012:bounces',
    Message: JSON.stringify(event),
    Timestamp: '2026-11-03T06:00:10.000Z',
    SignatureVersion: '2',
    Signature: '',
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/a.pem',
  };
  const text = textToSign(readSnsMessage(Buffer.from(JSON.stringify(message))));
  const Signature = sign('sha256', Buffer.from(text), key).toString('base64');
  return { headers: new Headers(), body: Buffer.from(JSON.stringify({ ...message, Signature })) };
}
