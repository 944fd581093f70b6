import { expect, test } from 'vitest';
import { outcomeOfError } from '@/lib/mail/outcome';

type Line = [answer: string, status: string, points: number, waitMinutes: number, sender: string];

const busy: Line[] = [
  '421 4.3.2 Service shutting down',
  '421 Service not available',
  '450 4.2.0 Greylisted',
  '450 4.7.1 Try again later',
  '451 4.3.0 Try later',
  '451 4.4.1 No answer from host',
  '451 Try later',
  '452 4.3.1 Insufficient system storage',
  '454 4.7.0 Temporary authentication failure',
  '421 4.2.1 Other trouble',
].map((answer) => [answer, 'retry', 0, 0, 'nothing']);

const tooFast: Line[] = [
  '421 4.7.0 Unusual rate of mail',
  '421 4.7.28 Unusual rate of mail',
  '421-4.7.28 Unusual rate\n421 of mail',
  '450 4.2.1 Receiving mail at too high a rate',
  '421 4.16.55 [TS01] Messages deferred',
  '421 4.7.0 [TSS04] Messages deferred',
  '421 RP-001 The server exceeded its rate',
].map((answer) => [answer, 'retry', 0, 30, 'slow_domain']);

const ourSetup: Line[] = ['23', '24', '25', '26', '27', '29', '30', '31', '32', '40'].flatMap(
  (detail): Line[] => [
    [`421 4.7.${detail} Not authenticated`, 'retry', 0, 0, 'pause_domain'],
    [`421 5.7.${detail} Not authenticated`, 'retry', 0, 0, 'pause_domain'],
    [`550 5.7.${detail} Not authenticated`, 'failed', 0, 0, 'pause_domain'],
  ],
);

const deadAddresses: Line[] = [
  '550 5.1.1 No such user',
  '550-5.1.1 The account does not exist\n550 5.1.1 here',
  '550 5.1.2 Bad domain',
  '501 5.1.3 Bad syntax',
  '550 5.1.6 Moved',
  '556 5.1.10 Null MX',
  '521 Host takes no mail',
  '556 Domain takes no mail',
  '554 delivery error: no such account here',
  "554 delivery error: dd This user doesn't have a yahoo.com account (ada) [0]",
  '550 5.2.1 Account is disabled',
  '550 5.2.1 The corporate account is inactive',
].map((answer) => [answer, 'failed', 3, 0, 'nothing']);

const doubtful: Line[] = [
  '550 5.2.1 Receiving mail too quickly',
  '550 5.2.1 Receiving mail at a rate that prevents more',
  '552 5.2.2 Mailbox full',
  '550 5.4.1 Recipient address rejected: Access denied',
  '550 5.4.4 Unable to route',
  '554 5.4.6 Loop',
  '554 5.4.7 Expired',
  '550 Refused',
  '552 Too much stored',
  '554 Transaction failed',
  '550 5.0.0 Refused',
  '550 5.5.0 Requested action not taken: mailbox unavailable',
].map((answer) => [answer, 'failed', 1, 0, 'nothing']);

const readerOnly: Line[] = ['552 5.2.3 Larger than this mailbox takes', '553 5.6.7 Needs SMTPUTF8'].map(
  (answer) => [answer, 'failed', 0, 0, 'nothing'],
);

const malformed: Line[] = [
  '550 5.1.7 Bad sender syntax',
  '550 5.1.8 Bad sender',
  '552 5.3.4 Too large for the system',
  '554 5.6.0 Malformed',
  '550 5.5.2 Syntax error',
  '500 Unknown command',
  '501 Syntax error',
  '502 Not implemented',
  '503 Bad sequence',
  '504 Parameter not implemented',
].map((answer) => [answer, 'failed', 0, 0, 'stop_edition']);

const login: Line[] = [
  '530 5.7.0 Log in',
  '534 Weak',
  '535 5.7.8 Wrong',
  '554 5.7.8 Bad',
  '550 5.7.9 Weak',
].map((answer) => [answer, 'retry', 0, 0, 'close_server']);

const quota: Line[] = ['550 5.4.5 Daily quota used up', '550 5.7.1 Relay limit exceeded'].map((answer) => [
  answer,
  'retry',
  0,
  1440,
  'close_server',
]);

const policy: Line[] = [
  '550 5.7.1 Refused',
  '554 5.7.1 Relay access denied',
  '550 5.7.0 No',
  '521 5.7.1 No',
].map((answer) => [answer, 'failed', 0, 0, 'suspect_domain']);

const blocked: Line[] = [
  '550 5.7.515 Access denied',
  '550 5.7.28 Unusual rate',
  '550 SC-001 Rejected',
  '550 DY-002 Rejected',
  '550 OU-003 Rejected',
  '554 Client host blocked using zen.example',
  '550 5.7.1 Your address is on our block list (S3140)',
  '550 5.0.0 blacklisted',
].map((answer) => [answer, 'failed', 0, 0, 'pause_domain']);

test.each([
  ...busy,
  ...tooFast,
  ...ourSetup,
  ['452 4.2.2 Mailbox full', 'retry', 0.25, 0, 'nothing'] satisfies Line,
  ...deadAddresses,
  ...doubtful,
  ...readerOnly,
  ...malformed,
  ...login,
  ...quota,
  ...policy,
  ...blocked,
])('"%s" is %s, %d points, %d minutes, sender: %s', (response, status, points, waitMinutes, sender) => {
  const outcome = outcomeOfError({ code: 'EENVELOPE', response }, false);
  expect(outcome).toMatchObject({ status, points, waitMinutes, sender, badAddress: points === 3 });
});

test('only a refused login costs no attempt', () => {
  const charged = (response: string) => outcomeOfError({ code: 'EENVELOPE', response }, false).charged;
  expect(login.map(([answer]) => charged(answer))).toEqual(login.map(() => false));
  for (const [answer] of [...busy, ...tooFast, ...ourSetup, ...quota]) expect(charged(answer)).toBe(true);
});

test('what is our own fault never counts against a reader', () => {
  const ours = [...ourSetup, ...malformed, ...login, ...quota, ...policy, ...blocked];
  for (const [response] of ours)
    expect(outcomeOfError({ code: 'EMESSAGE', response }, true)).toMatchObject({
      points: 0,
      badAddress: false,
    });
});

test('an address that needs SMTPUTF8 further on says so', () => {
  const error = { code: 'EENVELOPE', response: '553 5.6.7 Needs SMTPUTF8' };
  expect(outcomeOfError(error, false).reason).toBe('needs_smtputf8');
});
