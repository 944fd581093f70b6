import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { readLine } from '@/lib/ingest/file-lines';
import { explain, readEach } from '@/lib/ingest/reading';

const whole = {
  id: '2608.10001',
  title: 'A paper',
  abstract: 'We show something.',
  authors: ['Ada Example'],
  categories: ['cs.AI'],
};
const reasonFor = (line: string) => readEach([line], readLine, (one) => one).unreadable[0]?.reason;

describe('the reason why a record is kept aside', () => {
  test.each([
    ['{"id": "2608.1', /^The line is not JSON: /],
    ['null', /^The record is missing\.$/],
    ['[]', /^The record cannot be read: /],
    [JSON.stringify({ ...whole, id: 'nonsense' }), /^"nonsense" is not an arXiv id\.$/],
    [JSON.stringify({ ...whole, title: '  ' }), /^The "title" is empty\.$/],
    [JSON.stringify({ ...whole, abstract: null }), /^The "abstract" is missing\.$/],
    [JSON.stringify({ ...whole, categories: [] }), /^The record names no category of arXiv\.$/],
    [JSON.stringify({ ...whole, authors: [5] }), /^The "authors\.0" cannot be read: .*number/],
  ])('of %s is a sentence', (line, reason) => {
    expect(reasonFor(line)).toMatch(reason);
  });

  test('is the sentence of an error of ours, and the text of any other', () => {
    expect(explain(new AppError('too_many', 'Wait.'))).toBe('Wait.');
    expect(explain(new Error('broken'))).toBe('broken');
    expect(explain('odd')).toBe('odd');
  });
});

test('one bad record does not cost its neighbours', () => {
  const lines = [JSON.stringify(whole), '{', JSON.stringify({ ...whole, id: '2608.10002' })];
  const { records, unreadable } = readEach(lines, readLine, (line) => line);
  expect(records.map(({ id }) => id)).toEqual(['2608.10001', '2608.10002']);
  expect(unreadable.map(({ raw }) => raw)).toEqual(['{']);
});
