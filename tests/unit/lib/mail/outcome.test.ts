import { describe, expect, test } from 'vitest';
import { accepted, outcomeOfError } from '@/lib/mail/outcome';

test('an accepted mail is sent, and the reply is kept', () => {
  expect(accepted('250 2.0.0 Ok: queued as 4F2')).toMatchObject({
    status: 'sent',
    smtpCode: 250,
    enhancedCode: '2.0.0',
  });
});

describe('a refusal', () => {
  const table: [response: string, status: string, badAddress: boolean, charged: boolean][] = [
    ['421 4.3.2 Service shutting down', 'retry', false, true],
    ['450 4.2.0 Greylisted', 'retry', false, true],
    ['451 Try later', 'retry', false, true],
    ['421 4.7.28 Too much mail', 'retry', false, true],
    ['421 5.7.32 From is not aligned', 'retry', false, true],
    ['452 4.2.2 Mailbox full', 'retry', false, true],
    ['550 5.1.1 No such user', 'failed', true, true],
    ['550-5.1.1 The account does not exist', 'failed', true, true],
    ['550 5.1.2 Bad domain', 'failed', true, true],
    ['501 5.1.3 Bad syntax', 'failed', true, true],
    ['550 5.1.6 Moved', 'failed', true, true],
    ['550 5.1.10 Null MX', 'failed', true, true],
    ['521 Host takes no mail', 'failed', true, true],
    ['556 Domain takes no mail', 'failed', true, true],
    ['554 delivery error: no such account here', 'failed', true, true],
    ['550 5.1.8 Bad sender', 'failed', false, true],
    ['550 5.1.7 Bad sender syntax', 'failed', false, true],
    ['550 5.2.1 Account is disabled', 'failed', true, true],
    ['550 5.2.1 Receiving mail too quickly', 'failed', false, true],
    ['552 5.2.2 Mailbox full', 'failed', false, true],
    ['550 5.4.1 Recipient denied', 'failed', false, true],
    ['550 5.4.5 Daily quota used up', 'retry', false, true],
    ['550 5.7.1 Relay limit exceeded', 'retry', false, true],
    ['552 5.3.4 Too large', 'failed', false, true],
    ['554 5.6.0 Malformed', 'failed', false, true],
    ['500 5.5.2 Syntax error', 'failed', false, true],
    ['530 5.7.0 Log in first', 'retry', false, false],
    ['535 5.7.8 Wrong password', 'retry', false, false],
    ['554 5.7.9 Weak login', 'retry', false, false],
    ['550 5.7.1 Refused by policy', 'failed', false, true],
    ['550 5.7.1 No such user may relay here', 'failed', false, true],
    ['550 5.7.26 Not authenticated', 'failed', false, true],
    ['550 5.7.515 Not authenticated', 'failed', false, true],
    ['550 Refused', 'failed', false, true],
  ];

  test.each(table)(
    '"%s" is %s, bad address %s, attempt charged %s',
    (response, status, badAddress, charged) => {
      expect(outcomeOfError({ code: 'EENVELOPE', response }, false)).toMatchObject({
        status,
        badAddress,
        charged,
      });
    },
  );

  test('after the whole message was handed over is a refusal all the same', () => {
    const error = { code: 'EMESSAGE', response: '554 5.6.0 Refused' };
    expect(outcomeOfError(error, true)).toMatchObject({ status: 'failed' });
  });

  test('of the login is no fault of the reader, whatever its code', () => {
    const error = { code: 'EAUTH', response: '454 4.7.0 Not now' };
    expect(outcomeOfError(error, false)).toMatchObject({
      status: 'retry',
      charged: false,
      badAddress: false,
    });
  });
});

describe('silence', () => {
  const lost = ['EDNS', 'ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'ETLS'];

  test.each(lost)('by %s before the message left is tried again and costs no attempt', (code) => {
    expect(outcomeOfError({ code, message: 'lost' }, false)).toMatchObject({
      status: 'retry',
      charged: false,
    });
  });

  test.each(lost)('by %s after the message left is unknown', (code) => {
    expect(outcomeOfError({ code, message: 'lost' }, true)).toMatchObject({ status: 'unknown' });
  });

  test('about a strange error still costs an attempt, so that it ends', () => {
    expect(outcomeOfError('boom', false)).toMatchObject({ status: 'retry', charged: true });
    expect(outcomeOfError(null, true)).toMatchObject({ status: 'unknown' });
  });
});
