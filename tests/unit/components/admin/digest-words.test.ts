import { expect, test } from 'vitest';
import { explain, standingOf, writePeriod } from '@/components/admin/digest/digest-words';
import type { DeliveryShown, EditionShown } from '@/lib/digest/operator/schema';

const delivery = { status: 'failed', reason: null, smtpCode: null, enhancedCode: null, response: null };
const edition = { abortedAt: null, heldAt: null, open: 0, candidates: 3, stoppedBecause: null };

test.each([
  [{ status: 'cancelled', reason: 'unsubscribed' }, 'The reader left before it was sent.'],
  [{ status: 'cancelled', reason: 'nothing_matched' }, 'No paper matched the reader’s choice.'],
  [
    { reason: 'refused', smtpCode: 550, response: '550 5.1.1 unknown user' },
    'Refused for good. 550 5.1.1 unknown user',
  ],
  [{ status: 'skipped_late' }, 'It would have come too late, or a newer edition was due.'],
  [{ status: 'retry', smtpCode: 451, enhancedCode: '4.7.1' }, '451 4.7.1'],
])('a delivery says why in plain words: %o', (more, words) => {
  expect(explain({ ...delivery, ...more } as DeliveryShown)).toBe(words);
});

test('an unknown one says that it may have arrived', () => {
  expect(explain({ ...delivery, status: 'unknown' } as DeliveryShown)).toMatch(/may have arrived/);
});

test.each([
  [{}, 'Done'],
  [{ candidates: 0 }, 'No reader yet'],
  [{ open: 2 }, 'On its way'],
  [{ open: 2, heldAt: 'x', stoppedBecause: 'operator' }, 'Paused'],
  [{ heldAt: 'x', stoppedBecause: 'refused as malformed: 554' }, 'Held: refused as malformed: 554'],
  [{ abortedAt: 'x', heldAt: 'x' }, 'Aborted'],
])('an edition says how it stands: %o', (more, words) => {
  expect(standingOf({ ...edition, ...more } as EditionShown)).toBe(words);
});

test('a week is named by both its ends', () => {
  expect(writePeriod({ kind: 'daily', periodStart: '2026-10-29' })).toBe('Thursday, Oct 29, 2026');
  expect(writePeriod({ kind: 'weekly', periodStart: '2026-10-26' })).toBe('Oct 26, 2026 to Nov 1, 2026');
});
