import { beforeEach, describe, expect, test } from 'vitest';
import * as fromProvider from '@/app/api/mail/[provider]/route';
import * as inbound from '@/app/api/mail/inbound/route';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { postfixReport } from '@/tests/support/reports';
import { type Sent, sendEditions } from '@/tests/support/sent';

process.env.MAIL_BOUNCE_DOMAIN = 'bounce.example.org';
process.env.MAIL_INBOUND_SECRET = 'inbound-secret-for-tests';
const bearer = 'Bearer inbound-secret-for-tests';
const basic = `Basic ${Buffer.from('ses:inbound-secret-for-tests').toString('base64')}`;
let sent: Sent;

beforeEach(async () => {
  await db()
    .$executeRaw`truncate deliveries, editions, subscribers, suppressions, bounces, mail_reports cascade`;
  [sent] = (await sendEditions('ada@example.net', ['2026-11-03'])) as [Sent];
});

describe('POST /api/mail/inbound', () => {
  test('acts on a raw message', async () => {
    const answer = await post(postfixReport({ to: sent.returnPath }), { authorization: bearer });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ outcome: 'suppressed', type: 'hard' });
    expect(await db().suppression.count()).toBe(1);
  });

  test('takes the recipient from X-Envelope-To', async () => {
    const raw = postfixReport({ to: 'postmaster@bounce.example.org' });
    const answer = await post(raw, { authorization: bearer, 'x-envelope-to': sent.returnPath });
    expect(await answer.json()).toMatchObject({ outcome: 'suppressed' });
  });

  test.each([
    ['no secret', undefined],
    ['a wrong one', 'Bearer inbound-secret-for-test5'],
    ['an empty one', 'Bearer '],
    ['another scheme', 'Digest inbound-secret-for-tests'],
  ])('refuses %s and reads nothing', async (_, authorization) => {
    const answer = await post(postfixReport({ to: sent.returnPath }), authorization ? { authorization } : {});
    expect(answer.status).toBe(401);
    expect(await db().mailReport.count()).toBe(0);
  });

  test('refuses everybody while no secret is set', async () => {
    const settings = env() as { MAIL_INBOUND_SECRET: string | undefined };
    const secret = settings.MAIL_INBOUND_SECRET;
    settings.MAIL_INBOUND_SECRET = undefined;
    for (const authorization of [bearer, 'Bearer ', 'Bearer undefined', ''])
      expect((await post(Buffer.from('x'), { authorization })).status).toBe(401);
    settings.MAIL_INBOUND_SECRET = secret;
  });

  test('refuses a message above 1 MB', async () => {
    const answer = await post(Buffer.alloc(1_048_577, 'x'), { authorization: bearer });
    expect(answer.status).toBe(413);
  });

  test('answers to nothing but POST', () => {
    expect(Object.keys(inbound)).toEqual(['POST']);
    expect(Object.keys(fromProvider)).toEqual(['POST']);
  });
});

describe('POST /api/mail/ses', () => {
  test('asks for the password first, as SNS expects', async () => {
    const answer = await report('ses', '{}');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
  });

  test('lets the password in, and refuses what SNS did not write', async () => {
    expect((await report('ses', '{}', basic)).status).toBe(400);
    const forged = {
      Type: 'Notification',
      MessageId: 'a',
      TopicArn: 'a',
      Timestamp: 'a',
      Message: 'a',
      SignatureVersion: '2',
      Signature: 'YQ==',
      SigningCertURL: 'https://evil.example/a.pem',
    };
    expect((await report('ses', JSON.stringify(forged), basic)).status).toBe(401);
  });

  test('knows no provider that nobody wrote', async () => {
    for (const name of ['other', 'constructor', '__proto__'])
      expect((await report(name, '{}', basic)).status).toBe(404);
  });
});

function post(body: Buffer, headers: Record<string, string>): Promise<Response> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', ...headers },
    body: new Uint8Array(body),
  };
  return inbound.POST(new Request('http://localhost:3000/api/mail/inbound', request));
}

function report(provider: string, body: string, authorization?: string): Promise<Response> {
  const headers = authorization ? { authorization } : {};
  const request = new Request(`http://localhost:3000/api/mail/${provider}`, {
    method: 'POST',
    headers,
    body,
  });
  return fromProvider.POST(request, { params: Promise.resolve({ provider }) });
}
