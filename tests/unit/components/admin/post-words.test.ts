import { expect, test } from 'vitest';
import { describeDone } from '@/components/admin/channels/channel-words';
import { explainPost, nameEdition } from '@/components/admin/channels/post-words';
import type { PostShown } from '@/lib/channels/schema';

const post: PostShown = {
  ...{ number: '1', kind: 'daily', periodStart: '2026-10-29', status: 'sent', reason: null, attempt: 1 },
  ...{ at: '2026-10-30T02:00:00.000Z', httpStatus: null, response: null },
};
const say = (more: Partial<PostShown>) => explainPost({ ...post, ...more }, 'America/New_York');

test('an edition is named by its day or its week', () => {
  expect(nameEdition(post)).toBe('Oct 29');
  expect(nameEdition({ kind: 'weekly', periodStart: '2026-10-26' })).toBe('Week of Oct 26');
});

test('each state is explained in plain words', () => {
  expect(say({})).toBe('');
  expect(say({ status: 'failed', reason: 'refused', httpStatus: 404, response: 'no_service' })).toBe(
    'Refused with 404: no_service.',
  );
  expect(say({ status: 'unknown', reason: 'no_answer', response: 'ETIMEDOUT' })).toMatch(
    /It may have arrived/,
  );
  expect(say({ status: 'retry', attempt: 2, httpStatus: 503 })).toBe(
    'It answered 503. Next try Oct 29, 22:00.',
  );
  expect(say({ status: 'retry', attempt: 0, response: 'ECONNREFUSED' })).toContain('could not be reached');
  expect(say({ status: 'cancelled', reason: 'paused' })).toBe('The channel was paused.');
});

test('what a test came to is said', () => {
  const tested = { done: 'tested', http: null, reason: null };
  expect(describeDone({ ...tested, trial: 'sent', http: '200' }, 'Lab')).toBe('Lab took the test (200).');
  expect(describeDone({ ...tested, trial: 'retry' }, 'Lab')).toBe('The test could not reach Lab.');
  expect(describeDone({ ...tested, done: null, trial: 'sent' }, 'Lab')).toBeNull();
});
