import { expect, test } from 'vitest';
import { normalTarget } from '@/lib/follows/target-key';

test('two ways to type one search are followed once', () => {
  const one = normalTarget({ kind: 'search', target: 'cat:cs.LG  graph “neural nets”' });
  const other = normalTarget({ kind: 'search', target: 'Graph "neural nets" cat:cs.lg' });
  expect(one?.target).toBe('graph "neural nets" cat:cs.LG');
  expect(one?.targetKey).toBe(other?.targetKey);
});

test('forms of one name are followed once', () => {
  const keys = ['Bernhard Schölkopf', 'bernhard  scholkopf'].map(
    (target) => normalTarget({ kind: 'author', target })?.targetKey,
  );
  expect(new Set(keys).size).toBe(1);
});

test('what says nothing cannot be followed', () => {
  expect(normalTarget({ kind: 'search', target: ' "" -' })).toBeNull();
  expect(normalTarget({ kind: 'category', target: 'not a category' })).toBeNull();
  expect(normalTarget({ kind: 'author', target: '…' })).toBeNull();
});
