import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { recountCorpus } from '@/lib/search/corpus-commands';
import { searchPapers } from '@/lib/search/queries';
import { insertPaper } from '@/tests/support/papers';

const now = new Date('2026-10-01T00:00:00Z');

beforeEach(async () => {
  await db().$executeRaw`truncate papers, lexemes, corpus_words, runs cascade`;
  await db().$executeRaw`update corpus set papers = 0, lexemes = 0, counted_at = '1970-01-01'`;
  for (let number = 1; number <= 4; number += 1)
    await insertPaper({
      id: `2610.0000${number}`,
      title: number === 1 ? 'Zebras' : 'Convolutional networks',
      abstract: 'Networks learn.',
      authors: ['Bo Lindqvist'],
    });
});

describe('counting the words', () => {
  test('counts papers, not places, and leaves a run', async () => {
    expect(await recountCorpus({ now })).toEqual({ outcome: 'counted', papers: 4 });
    expect(await papersWith('network')).toBe(4);
    expect(await papersWith('convolut')).toBe(3);
    expect(await papersWith('lindqvist')).toBe(4);
    expect(await papersWith('cat=cs')).toBe(4);
    expect(await papersWith('name=bo lindqvist')).toBe(undefined);
    expect(await db().run.findMany({ select: { job: true, outcome: true, counts: true } })).toEqual([
      { job: 'count', outcome: 'succeeded', counts: { done: 4, of: 4 } },
    ]);
  });

  test('keeps words as they are written, if three papers have them', async () => {
    await recountCorpus({ now });
    const words = (await db().corpusWord.findMany()).map(({ word }) => word);
    expect(words).toEqual(expect.arrayContaining(['convolutional', 'networks', 'lindqvist']));
    expect(words).not.toContain('zebras');
  });

  test('waits until a day has passed or a twentieth is new', async () => {
    await recountCorpus({ now });
    expect((await recountCorpus({ now })).outcome).toBe('skipped');
    expect((await recountCorpus({ now: new Date('2026-10-02T00:00:00Z') })).outcome).toBe('counted');
    await insertPaper({ id: '2610.00009', title: 'New' });
    expect((await recountCorpus({ now })).outcome).toBe('counted');
  });

  test('is done once when asked for twice at the same time', async () => {
    const outcomes = await Promise.all([recountCorpus({ now }), recountCorpus({ now })]);
    expect(await papersWith('network')).toBe(4);
    expect(outcomes.map(({ outcome }) => outcome)).toContain('counted');
  });

  test('forgets what is gone', async () => {
    await recountCorpus({ now });
    await db().paper.delete({ where: { id: '2610.00001' } });
    await recountCorpus({ now, force: true });
    expect(await papersWith('zebra')).toBe(undefined);
  });
});

describe('a misspelt word', () => {
  test('is put right in the whole search', async () => {
    await recountCorpus({ now });
    const suggestionFor = async (q: string) => (await searchPapers({ q, page: 1 })).suggestion;
    expect(await suggestionFor('convoluitonal netwroks -cat:stat year:2026')).toBe(
      'convolutional networks -cat:stat year:2026',
    );
    expect(await suggestionFor('author:lindqvsit')).toBe('author:lindqvist');
    expect(await suggestionFor('networking')).toBe(null);
    expect(await suggestionFor('xylophone')).toBe(null);
  });
});

async function papersWith(lexeme: string): Promise<number | undefined> {
  return (await db().lexeme.findUnique({ where: { lexeme } }))?.papers;
}
