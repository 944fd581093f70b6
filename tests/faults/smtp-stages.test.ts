import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Lane, openLane, type Patience, patient } from '@/lib/mail/lane';
import type { Outcome } from '@/lib/mail/outcome';
import { ScriptedSmtp, type Stage } from '@/tests/support/scripted-smtp';

const server = new ScriptedSmtp();
const lanes: Lane[] = [];

/** Silence is found out at once, so that no test waits. */
const impatient: Patience = { connectionTimeout: 3_000, greetingTimeout: 300, socketTimeout: 300 };

const notTried = { status: 'retry', charged: false, points: 0, badAddress: false, sender: 'nothing' };
const tryAgain = { status: 'retry', charged: true, points: 0, badAddress: false, sender: 'nothing' };
const inDoubt = { status: 'failed', charged: true, points: 1, badAddress: false, sender: 'nothing' };
const loginRefused = { status: 'retry', charged: false, points: 0, sender: 'close_server' };
const lost = { status: 'unknown', points: 0, badAddress: false };

const temporary = ['421', '450', '451', '452'];
const permanent = ['550', '552', '554'];
const aboutMail: Stage[] = ['MAIL', 'RCPT', 'DATA', 'dot'];
const beforeMail: Stage[] = ['greeting', 'EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'];
const everything = ['STARTTLS', 'AUTH PLAIN', '8BITMIME', 'SMTPUTF8'];

beforeAll(async () => {
  const { host } = new URL(await server.listen());
  // A mail server on the same machine is otherwise spoken to without TLS.
  process.env.SMTP_URL = `smtp://editor:secret@${host}/?ignoreTLS=false&tls.rejectUnauthorized=false`;
});
afterEach(() => {
  for (const lane of lanes.splice(0)) lane.close();
  vi.useRealTimers();
});
afterAll(() => server.close());

describe.each([
  ['one command after the other', []],
  ['pipelined', ['PIPELINING']],
])('%s', (_, offers) => {
  test('a mail that is taken is sent, byte for byte', async () => {
    server.follow({ offers });
    expect(await send()).toMatchObject({ status: 'sent', smtpCode: 250, enhancedCode: '2.0.0' });
    expect(server.messages).toEqual([raw.toString('latin1')]);
  });

  const answers = [...temporary, ...permanent].flatMap((code) =>
    aboutMail.map((stage) => [code, stage] as const),
  );
  test.each(answers)('%s to %s', async (code, stage) => {
    server.follow({ offers, [stage]: { say: `${code} So it is` } });
    const outcome = await send();
    expect(outcome).toMatchObject(temporary.includes(code) ? tryAgain : inDoubt);
    expect(outcome).toMatchObject({ smtpCode: Number(code), response: `${code} So it is` });
    expect(server.messages).toHaveLength(stage === 'dot' ? 1 : 0);
    // Over the same connection, where the refusal left it open: nothing of the first mail may be left on it.
    server.script = { offers };
    expect(await again()).toMatchObject({ status: 'sent', smtpCode: 250, enhancedCode: '2.0.0' });
    expect(server.messages.at(-1)).toBe(raw.toString('latin1'));
    if (code !== '421') expect(server.connections).toBe(1);
  });

  test.each(aboutMail)('421 to %s, and the connection ended with it', async (stage) => {
    server.follow({ offers, [stage]: { say: '421 4.3.2 Shutting down', isLast: true } });
    expect(await send()).toMatchObject({ ...tryAgain, smtpCode: 421 });
    server.script = { offers };
    expect(await again()).toMatchObject({ status: 'sent' });
  });

  test.each(['MAIL', 'RCPT'] as const)('%s refused, but DATA taken all the same', async (stage) => {
    server.follow({ offers, isLax: true, [stage]: { say: '550 5.1.1 Nobody' } });
    expect(await send()).toMatchObject({ status: 'failed', response: '550 5.1.1 Nobody' });
    expect(server.messages.join('')).toBe('');
    server.script = { offers };
    expect(await again()).toMatchObject({ status: 'sent' });
    expect(server.messages.at(-1)).toBe(raw.toString('latin1'));
  });

  test.each(['MAIL', 'RCPT', 'DATA'] as const)('silence to %s', async (stage) => {
    server.follow({ offers, [stage]: 'hang' });
    expect(await send(impatient)).toMatchObject(notTried);
  });

  test.each(['MAIL', 'RCPT', 'DATA'] as const)('the connection dropped at %s', async (stage) => {
    server.follow({ offers, [stage]: 'drop' });
    expect(await send()).toMatchObject(notTried);
  });
});

describe('before the mail', () => {
  const refusals = [...temporary, ...permanent].flatMap((code) =>
    (['greeting', 'STARTTLS'] as const).map((stage) => [code, stage] as const),
  );
  test.each(refusals)('%s to %s', async (code, stage) => {
    server.follow({ offers: everything, [stage]: { say: `${code} Not now` } });
    expect(await send()).toMatchObject(notTried);
  });

  test.each([...temporary, ...permanent, '535'])('%s to the login', async (code) => {
    server.follow({ offers: everything, AUTH: { say: `${code} Not you` } });
    expect(await send()).toMatchObject(loginRefused);
  });

  test('421 to EHLO ends the connection, another refusal is met with HELO', async () => {
    server.follow({ EHLO: { say: '421 Not now' } });
    expect(await send()).toMatchObject(notTried);
    server.follow({ EHLO: { say: '502 What?' } });
    expect(await send()).toMatchObject({ status: 'sent' });
    expect(server.heard.some((line) => line.startsWith('HELO'))).toBe(true);
  });

  test.each(beforeMail)('silence at %s', async (stage) => {
    server.follow({ offers: everything, [stage]: 'hang' });
    expect(await send(impatient)).toMatchObject(notTried);
  });

  test.each(beforeMail)('the connection dropped at %s', async (stage) => {
    server.follow({ offers: everything, [stage]: 'drop' });
    expect(await send()).toMatchObject(notTried);
    expect(server.messages).toEqual([]);
  });

  test('a server that drops every connection before its greeting is tried once a mail', async () => {
    server.follow({ greeting: 'drop' });
    await send();
    expect(server.connections).toBe(1);
  });

  test('TLS that is offered and then refused', async () => {
    server.follow({ offers: everything, STARTTLS: 'refuse TLS' });
    expect(await send(impatient)).toMatchObject(notTried);
    expect(server.heard.filter((line) => /^(AUTH|MAIL)/.test(line))).toEqual([]);
  });

  test('TLS and the login that work', async () => {
    server.follow({ offers: everything });
    expect(await send()).toMatchObject({ status: 'sent' });
    expect(server.heard.filter((line) => /^(STARTTLS|AUTH|MAIL)/.test(line))).toHaveLength(3);
  });

  test('a late greeting is waited for, but not for ever', async () => {
    const greeting = { say: '220 At last', afterMs: 600 };
    server.follow({ greeting });
    expect(await send(impatient)).toMatchObject(notTried);
    server.follow({ greeting });
    expect(await send()).toMatchObject({ status: 'sent' });
  });
});

describe('the end of the mail', () => {
  test('silence after the dot leaves it unknown', async () => {
    server.follow({ dot: 'hang' });
    expect(await send(impatient)).toMatchObject(lost);
    expect(server.messages).toHaveLength(1);
  });

  test('the connection dropped after the dot leaves it unknown', async () => {
    server.follow({ dot: 'drop' });
    expect(await send()).toMatchObject(lost);
    expect(server.messages).toHaveLength(1);
  });

  test('the connection dropped before the dot, and it may be offered again', async () => {
    server.follow({ body: 'drop' });
    const huge = Buffer.from(`Subject: huge\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(400_000)}`);
    expect(await lane().send({ envelope, raw: huge })).toMatchObject(notTried);
    expect(server.messages).toEqual([]);
  });

  test.each(['354 Go on', 'what?'])('"%s" after the dot promises nothing', async (say) => {
    server.follow({ dot: { say } });
    expect(await send(impatient)).toMatchObject(lost);
  });

  test('a slow answer after the dot is waited for', async () => {
    server.follow({ dot: { say: '250 2.0.0 Slowly', afterMs: 600 } });
    expect(await send()).toMatchObject({ status: 'sent', response: '250 2.0.0 Slowly' });
  });

  test('the patience of a digest is what RFC 5321 asks for', () => {
    expect(patient.socketTimeout).toBe(600_000);
  });
});

describe('what the server does not offer', () => {
  test('without 8BITMIME a mail in many languages goes in seven bits', async () => {
    server.follow({ offers: [] });
    const words = { subject: 'Größe', text: 'Grüße, 世界', html: '<p>Grüße, 世界</p>' };
    const outcome = await lane().send({ from: envelope.from, to: envelope.to, ...words });
    expect(outcome).toMatchObject({ status: 'sent' });
    expect(server.heard.filter((line) => line.includes('8BITMIME'))).toEqual([]);
    expect(server.messages[0]).toMatch(/^[\r\n\t\x20-\x7e]+$/);
  });

  test('without SMTPUTF8 an address outside ASCII fails unsent, and the server is asked once an hour', async () => {
    server.follow({ offers: ['8BITMIME'] });
    const utf8 = { envelope: { ...envelope, to: 'jürgen@example.org' }, raw };
    const refused = { status: 'failed', reason: 'needs_smtputf8', response: 'needs SMTPUTF8', points: 0 };
    expect(await lane().send(utf8)).toMatchObject(refused);
    expect(await lane().send(utf8)).toMatchObject(refused);
    expect(server.connections).toBe(1);
    expect(server.heard.filter((line) => line.startsWith('MAIL'))).toEqual([]);
    server.follow({ offers: ['8BITMIME', 'SMTPUTF8', 'STARTTLS'] });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_001 });
    expect(await lane().send(utf8)).toMatchObject({ status: 'sent' });
    expect(server.heard.find((line) => line.startsWith('MAIL'))).toContain('SMTPUTF8');
  });

  test('a server that cannot be asked about SMTPUTF8 has not been tried', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7_200_002 });
    const utf8 = { envelope: { ...envelope, to: 'jürgen@example.org' }, raw };
    server.follow({ greeting: 'drop' });
    expect(await lane().send(utf8)).toMatchObject(notTried);
    server.follow({ greeting: { say: '554 No' } });
    expect(await lane().send(utf8)).toMatchObject(notTried);
  });
});

test('a connection that the server ended between two mails puts neither in doubt', async () => {
  server.follow({});
  expect(await send()).toMatchObject({ status: 'sent' });
  server.follow({});
  const { status, charged } = await again();
  if (status !== 'sent') expect({ status, charged }).toEqual({ status: 'retry', charged: false });
  expect(server.messages).toHaveLength(status === 'sent' ? 1 : 0);
});

test('nobody listening', async () => {
  await server.close();
  expect(await send()).toMatchObject(notTried);
});

const envelope = { from: 'digest@example.org', to: 'ada@example.net' };
const raw = Buffer.from('From: digest@example.org\r\nTo: ada@example.net\r\nSubject: Papers\r\n\r\nOne.\r\n');

function lane(patience?: Patience): Lane {
  const opened = openLane(patience);
  lanes.push(opened);
  return opened;
}

function send(patience?: Patience): Promise<Outcome> {
  return lane(patience).send({ envelope, raw });
}

/** Over the lane that was opened last. */
function again(): Promise<Outcome> {
  return (lanes.at(-1) ?? lane()).send({ envelope, raw });
}
