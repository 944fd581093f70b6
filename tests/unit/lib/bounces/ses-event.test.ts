import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { factsOf } from '@/lib/bounces/providers/ses-event';

beforeAll(() => vi.stubEnv('DATABASE_URL', 'postgres://nowhere'));
afterAll(() => vi.unstubAllEnvs());

const token = 'abcdefghijklmnopqrstuvwxyz234567';
const mail = {
  timestamp: '2026-11-03T06:00:05.000Z',
  source: 'b+1.abc@bounce.example.org',
  messageId: '0000014644fe5ef6-9a483358',
  destination: ['ada@example.net'],
  headersTruncated: false,
  headers: [
    { name: 'List-Unsubscribe', value: `<https://example.org/unsubscribe/${token}>` },
    { name: 'Feedback-ID', value: 'w20261102:weekly:digest:broadsheet' },
  ],
  commonHeaders: { returnPath: 'digest@example.org', from: ['digest@example.org'] },
};

describe('a bounce told by SES', () => {
  test.each([
    ['Permanent', 'General', undefined, undefined, 'hard'],
    ['Permanent', 'General', '5.1.1', 'smtp; 550 5.1.1 unknown', 'hard'],
    ['Permanent', 'General', '5.0.0', 'smtp; 550 rejected', 'hard'],
    ['Permanent', 'General', '5.7.1', 'smtp; 554 5.7.1 blocked', 'policy'],
    ['Permanent', 'General', '5.2.2', 'smtp; 552 5.2.2 full', 'soft'],
    ['Permanent', 'NoEmail', '5.2.2', '', 'hard'],
    ['Permanent', 'OnAccountSuppressionList', '5.1.1', 'Amazon SES did not send the message', 'hard'],
    ['Transient', 'MailboxFull', '4.2.2', 'smtp; 452 4.2.2 full', 'soft'],
    ['Transient', 'General', '4.4.7', 'smtp; 451 4.4.7 expired', 'soft'],
    ['Transient', 'General', '5.1.1', 'smtp; 550 5.1.1 unknown', 'soft'],
    ['Undetermined', 'Undetermined', '5.0.0', 'smtp; 550 x', 'soft'],
    ['Transient', 'MessageTooLarge', '5.3.4', '', 'policy'],
    ['Transient', 'ContentRejected', '5.6.0', '', 'policy'],
  ])('as %s/%s %s "%s" is %s', (bounceType, bounceSubType, status, diagnosticCode, type) => {
    const recipient = { emailAddress: 'ada@example.net', action: 'failed', status, diagnosticCode };
    const bounce = { bounceType, bounceSubType, bouncedRecipients: [recipient] };
    expect(reported({ notificationType: 'Bounce', bounce, mail })).toMatchObject([
      {
        fingerprint: 'ses m1',
        source: 'ses',
        report: {
          kind: 'bounce',
          finding: { type },
          clues: {
            addresses: ['b+1.abc@bounce.example.org', 'digest@example.org'],
            tokens: [token],
            edition: { kind: 'weekly', periodStart: '2026-11-02' },
          },
        },
      },
    ]);
  });

  test('is nothing when it is a note of absence, which SES calls transient', () => {
    const bouncedRecipients = [{ emailAddress: 'ada@example.net' }];
    const bounce = { bounceType: 'Transient', bounceSubType: 'General', bouncedRecipients };
    expect(reported({ eventType: 'Bounce', bounce, mail })).toEqual([]);
  });
});

test.each([
  ['abuse', 'bounce'],
  [undefined, 'bounce'],
  ['not-spam', 'notice'],
  ['fraud', 'notice'],
])('a complaint of type %s told by SES is a %s', (complaintFeedbackType, kind) => {
  const complaint = { complaintFeedbackType, userAgent: 'Loop/1', complainedRecipients: [] };
  expect(reported({ eventType: 'Complaint', complaint, mail })).toMatchObject([{ report: { kind } }]);
});

test('deliveries, opens and greetings are nothing', () => {
  expect(reported({ eventType: 'Delivery', mail, delivery: {} })).toEqual([]);
  expect(reported({ eventType: 'Open', mail })).toEqual([]);
  expect(factsOf('m1', 'Successfully validated SNS topic for Amazon SES event publishing.')).toEqual([]);
});

test('what is no event is refused', () => {
  expect(() => factsOf('m1', '{"a":')).toThrow('invalid');
  expect(() => factsOf('m1', '{"mail":"none"}')).toThrow('invalid');
});

function reported(event: object) {
  return factsOf('m1', JSON.stringify(event));
}
