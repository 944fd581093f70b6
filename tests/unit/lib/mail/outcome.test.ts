import { describe, expect, test } from 'vitest';
import { accepted, isUnreachable, needsSmtpUtf8, outcomeOfError, serverClosed } from '@/lib/mail/outcome';

test('an accepted mail is sent, and the reply is kept', () => {
  expect(accepted('250 2.0.0 Ok: queued as 4F2')).toMatchObject({
    ...{ status: 'sent', smtpCode: 250, enhancedCode: '2.0.0', reason: null },
    ...{ points: 0, sender: 'nothing', badAddress: false },
  });
});

describe('a refusal', () => {
  test('after the whole message was handed over is a refusal all the same', () => {
    const error = { code: 'EMESSAGE', response: '554 5.6.0 Refused' };
    expect(outcomeOfError(error, true)).toMatchObject({ status: 'failed', reason: 'refused' });
  });

  test('whose line was cut off by the end of the connection still counts after the dot', () => {
    const error = { code: 'ECONNECTION', response: '451 4.3.0 Try la' };
    expect(outcomeOfError(error, true)).toMatchObject({ status: 'retry', charged: true });
  });

  test('with which the server says goodbye in the middle of a mail is an answer to that mail', () => {
    const error = { code: 'ECONNECTION', command: 'CONN', response: '421 4.7.28 Too much' };
    expect(outcomeOfError(error, false)).toMatchObject({ charged: true, sender: 'slow_domain' });
    expect(outcomeOfError({ ...error, command: 'EHLO' }, false)).toMatchObject({ charged: false });
  });

  test('of the login is no fault of the reader, whatever its code', () => {
    const error = { code: 'EAUTH', response: '454 4.7.0 Not now' };
    expect(outcomeOfError(error, false)).toMatchObject({
      ...{ status: 'retry', charged: false, badAddress: false, sender: 'close_server' },
    });
  });

  test.each(['554 No service here', '421 Too many connections', '550 5.1.1 Who are you'])(
    'of the connection by "%s" says nothing about the reader',
    (response) => {
      const outcome = outcomeOfError({ code: 'EPROTOCOL', response }, false);
      expect(outcome).toMatchObject({ status: 'retry', charged: false, points: 0, sender: 'nothing' });
      expect(isUnreachable(outcome)).toBe(true);
    },
  );

  test('by the library of a mail larger than the server takes stops the edition', () => {
    const error = { code: 'EMESSAGE', message: 'Message size larger than allowed 1000' };
    expect(outcomeOfError(error, false)).toMatchObject({ status: 'failed', sender: 'stop_edition' });
  });

  test('by the library of an address that it cannot write is that reader only', () => {
    const error = { code: 'EENVELOPE', message: 'Invalid recipient' };
    expect(outcomeOfError(error, false)).toMatchObject({ status: 'failed', sender: 'nothing', points: 0 });
  });
});

test('an answer that is none is tried again, and costs an attempt so that it ends', () => {
  const error = { code: 'EENVELOPE', response: 'what?' };
  expect(outcomeOfError(error, false)).toMatchObject({ status: 'retry', charged: true, points: 0 });
  expect(outcomeOfError({ ...error, code: 'EMESSAGE' }, true)).toMatchObject({ status: 'unknown' });
});

describe('silence', () => {
  const lost = ['EDNS', 'ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'ETLS', 'EABORT', 'EPROTOCOL'];

  test.each(lost)('by %s before the message left is tried again and costs no attempt', (code) => {
    const outcome = outcomeOfError({ code, message: 'lost' }, false);
    expect(outcome).toMatchObject({ status: 'retry', charged: false });
    expect(isUnreachable(outcome)).toBe(true);
  });

  test.each(lost)('by %s after the message left is unknown', (code) => {
    const outcome = outcomeOfError({ code, message: 'lost' }, true);
    expect(outcome).toMatchObject({ status: 'unknown' });
    expect(isUnreachable(outcome)).toBe(true);
  });

  test('about a strange error still costs an attempt, so that it ends', () => {
    expect(outcomeOfError('boom', false)).toMatchObject({ status: 'retry', charged: true });
    expect(outcomeOfError(null, true)).toMatchObject({ status: 'unknown' });
  });
});

test('an address that the mail server cannot take fails and says why', () => {
  expect(needsSmtpUtf8()).toMatchObject({ status: 'failed', reason: 'needs_smtputf8', points: 0 });
});

test('a mail that is held back costs no attempt', () => {
  expect(serverClosed('paused')).toMatchObject({ status: 'retry', charged: false, response: 'paused' });
});
