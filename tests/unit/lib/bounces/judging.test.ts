import { expect, test } from 'vitest';
import { judge } from '@/lib/bounces/judging';

test.each([
  ['5.1.1', 'smtp; 550 5.1.1 <…> User unknown', 'hard', '5.1.1'],
  ['5.0.0', 'smtp; 550-5.1.1 The email account does not exist', 'hard', '5.1.1'],
  ['5.0.0', 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'hard', '5.1.10'],
  [
    '',
    'smtp; host mx.example.net[192.0.2.1] said: 550 5.1.1 no such box (in reply to RCPT TO command)',
    'hard',
    '5.1.1',
  ],
  ['5.2.1', 'smtp; 550 5.2.1 The account is disabled', 'hard', '5.2.1'],
  ['5.0.0', 'smtp; 556 domain takes no mail', 'hard', '5.0.0'],
  ['5.2.2', 'smtp; 552 5.2.2 mailbox full', 'soft', '5.2.2'],
  ['5.4.1', 'smtp;550 5.4.1 Recipient address rejected: Access denied', 'soft', '5.4.1'],
  ['5.4.4', 'X-Postfix; Host or domain name not found', 'soft', '5.4.4'],
  ['4.4.7', 'smtp; 451 4.4.7 delivery time expired', 'soft', '4.4.7'],
  ['4.4.1', 'X-Postfix; connect to 192.0.2.5[192.0.2.5]:25: Connection timed out', 'soft', '4.4.1'],
  ['4.4.2', 'smtp; 421 4.4.2 connection dropped', 'soft', '4.4.2'],
  ['4.3.0', 'X-Postfix; mail for example.net loops back to myself', 'soft', '4.3.0'],
  ['4.2.2', 'smtp; 452 4.2.2 over quota', 'soft', '4.2.2'],
  ['4.1.1', 'smtp; 450 4.1.1 unverified recipient', 'soft', '4.1.1'],
  ['', '', 'soft', null],
  ['5.0.0', 'smtp; 550 rejected', 'soft', '5.0.0'],
  ['5.7.1', 'smtp; 554 5.7.1 relay access denied', 'policy', '5.7.1'],
  ['5.7.26', 'smtp; 550-5.7.26 This mail is unauthenticated', 'policy', '5.7.26'],
  ['4.7.0', 'smtp; 421 4.7.0 try again later', 'policy', '4.7.0'],
  ['5.3.4', 'smtp; 552 5.3.4 message too large', 'policy', '5.3.4'],
  ['5.6.0', 'smtp; 554 5.6.0 malformed', 'policy', '5.6.0'],
  ['5.1.8', 'smtp; 550 5.1.8 sender address rejected', 'policy', '5.1.8'],
])('%s with "%s" is %s', (status, diagnostic, type, code) => {
  expect(judge({ status, diagnostic })).toMatchObject({
    type,
    code,
    ...(type === 'soft' ? { points: 1 } : {}),
  });
});
