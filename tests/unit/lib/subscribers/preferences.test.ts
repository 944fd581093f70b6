import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preferences } from '@/lib/subscribers/preferences/schema';
import { problemsOf } from '@/lib/subscribers/schema';

const plain = { kind: 'daily', weekday: '1', hour: '7', timeZone: 'Europe/Berlin', papers: '10' };

describe('the form of preferences', () => {
  test('reads what a browser sends, and an empty field as any', () => {
    const sent = { ...plain, categories: '', keywords: '', minVotes: '0', pausedUntil: '', locale: 'de-DE' };
    expect(preferences.parse({ ...sent, textOnly: 'on' })).toEqual({
      ...{ kind: 'daily', weekday: 1, hour: 7, timeZone: 'Europe/Berlin', papers: 10, minVotes: 0 },
      ...{ categories: [], keywords: [], pausedUntil: '', locale: 'de-DE', textOnly: true },
    });
    expect(preferences.parse(plain).textOnly).toBe(false);
  });

  test.each([
    ['cs.lg, CS.LG\nmath', ['cs.LG', 'math']],
    ['COND-MAT.Mtrl-Sci astro-ph.ga; q-bio.NC', ['cond-mat.mtrl-sci', 'astro-ph.GA', 'q-bio.NC']],
  ])('takes the categories of %j as arXiv spells them', (categories, read) => {
    expect(preferences.parse({ ...plain, categories }).categories).toEqual(read);
  });

  test('takes keywords with commas or one a line, each once', () => {
    const keywords = ' graph  neural ,diffusion\r\nDiffusion\n\ncafé, x\u0000y';
    expect(preferences.parse({ ...plain, keywords }).keywords).toEqual([
      'graph neural',
      'Diffusion',
      'café',
      'x y',
    ]);
  });

  test.each([
    ['kind', { kind: 'hourly' }],
    ['weekday', { weekday: '0' }],
    ['weekday', { weekday: '8' }],
    ['hour', { hour: '24' }],
    ['hour', { hour: '7.5' }],
    ['categories', { categories: 'cs.LG, what!' }],
    ['categories', { categories: 'cs.a.b' }],
    ['keywords', { keywords: Array.from({ length: 21 }, (_, n) => `word${n}`).join() }],
    ['keywords', { keywords: 'x'.repeat(61) }],
    ['keywords', { keywords: '***' }],
    ['papers', { papers: '7' }],
    ['minVotes', { minVotes: '1001' }],
    ['minVotes', { minVotes: '-1' }],
    ['pausedUntil', { pausedUntil: 'tomorrow' }],
    ['locale', { locale: 'xx' }],
  ])('says at the field %s what is wrong with %j, and nowhere else', (field, wrong) => {
    const { error } = preferences.safeParse({ ...plain, ...wrong });
    expect(error && Object.keys(problemsOf(error))).toEqual([field]);
  });

  test('keeps nothing that could not be stored or shown, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (keywords) => {
        const read = preferences.safeParse({ ...plain, keywords }).data?.keywords ?? [];
        for (const word of read) expect(word).toMatch(/^[^\p{Cc}]{1,60}$/u);
        expect(read.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
