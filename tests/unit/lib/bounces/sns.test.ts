import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ses } from '@/lib/bounces/providers/ses';
import { type Fetch, isSnsAddress } from '@/lib/bounces/providers/sns-certificate';
import { readSnsMessage } from '@/lib/bounces/providers/sns-message';
import { textToSign } from '@/lib/bounces/providers/sns-signature';
import { selfSigned } from '@/tests/support/certificate';

const year = 365 * 86_400_000;
const fresh = selfSigned(new Date(Date.now() - year), new Date(Date.now() + year));
const old = selfSigned(new Date(Date.now() - 2 * year), new Date(Date.now() - year));
let asked: string[] = [];

const ask: Fetch = async (address) => {
  asked.push(address);
  if (address.includes('missing')) return new Response('', { status: 404 });
  if (address.includes('large')) return new Response('x'.repeat(100_000));
  return new Response(address.includes('old') ? old.pem : fresh.pem);
};

const notification = {
  Type: 'Notification',
  MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
  TopicArn: 'arn:aws:sns:eu-west-1:123456789012:bounces',
  Message: JSON.stringify({ notificationType: 'Delivery', mail: {} }),
  Timestamp: '2026-11-03T06:00:10.000Z',
  SignatureVersion: '2',
  SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-fresh.pem',
};
const invitation = {
  ...notification,
  Type: 'SubscriptionConfirmation',
  Token: 'abc',
  SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc',
};

describe('a message of SNS', () => {
  test.each(['1', '2'])('is believed when signed by version %s', async (SignatureVersion) => {
    expect(await read({ ...notification, SignatureVersion })).toEqual([]);
    expect(await read({ ...notification, SignatureVersion, Subject: 'Amazon SES' })).toEqual([]);
  });

  test.each(['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type', 'Subject'])(
    'is not believed once its %s is changed',
    async (name) => {
      const message = { ...signed({ ...notification, Subject: 'a' }), [name]: invitation.Type };
      await expect(reading({ ...message, Token: 'x', SubscribeURL: 'x' })).rejects.toThrow('unauthorized');
    },
  );

  test.each([
    'http://sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com.example.org/a.pem',
    'https://sns.eu-west-1.amazonaws.com@example.org/a.pem',
    'https://evil.example/sns.eu-west-1.amazonaws.com/a.pem',
    'https://s3.amazonaws.com/bucket/a.pem',
    'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
    'https://sns.eu-west-1.amazonaws.com/a.txt',
    'file:///etc/passwd.pem',
    'not an address',
  ])('with its certificate at %s is refused, and nobody is asked', async (SigningCertURL) => {
    asked = [];
    await expect(read({ ...notification, SigningCertURL })).rejects.toThrow('unauthorized');
    expect(asked).toEqual([]);
  });

  test.each([
    ['old', 'unauthorized'],
    ['missing', 'unexpected'],
    ['large', 'unexpected'],
  ])('with a certificate that is %s is refused', async (name, code) => {
    const SigningCertURL = `https://sns.eu-west-1.amazonaws.com/${name}.pem`;
    await expect(read({ ...notification, SigningCertURL })).rejects.toThrow(code);
  });

  test('costs one look at the certificate however many come', async () => {
    asked = [];
    const SigningCertURL = 'https://sns.eu-north-1.amazonaws.com/once.pem';
    for (let count = 0; count < 3; count += 1) await read({ ...notification, SigningCertURL });
    expect(asked).toEqual([SigningCertURL]);
  });

  test.each(['', 'hello', '{}', '[]', '{"Type":"Notification"}'])('is not %j', async (body) => {
    await expect(ses(ask).read({ headers: new Headers(), body: Buffer.from(body) })).rejects.toThrow(
      'invalid',
    );
  });
});

describe('an invitation to a topic', () => {
  test('is accepted by asking its address', async () => {
    asked = [];
    expect(await read(invitation)).toEqual([]);
    expect(asked.at(-1)).toBe(invitation.SubscribeURL);
  });

  test('to an address elsewhere is refused, and nobody is asked', async () => {
    asked = [];
    const SubscribeURL = 'https://169.254.169.254/latest/meta-data';
    await expect(read({ ...invitation, SubscribeURL })).rejects.toThrow('invalid');
    expect(asked).not.toContain(SubscribeURL);
  });
});

test('addresses of SNS are those of its hosts', () => {
  expect(isSnsAddress('https://sns.us-gov-west-1.amazonaws.com/x')).toBe(true);
  expect(isSnsAddress('https://sns.cn-north-1.amazonaws.com.cn/x')).toBe(true);
  expect(isSnsAddress('https://xsns.eu-west-1.amazonaws.com/x')).toBe(false);
});

function signed(message: object): object {
  const unsigned = readSnsMessage(Buffer.from(JSON.stringify({ ...message, Signature: '' })));
  const algorithm = unsigned.SignatureVersion === '2' ? 'sha256' : 'sha1';
  return {
    ...message,
    Signature: sign(algorithm, Buffer.from(textToSign(unsigned)), fresh.key).toString('base64'),
  };
}

const read = (message: object) => reading(signed(message));

function reading(message: object) {
  return ses(ask).read({ headers: new Headers(), body: Buffer.from(JSON.stringify(message)) });
}
