import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unfiltered } from '@/lib/digest/schema';
import { isFiltered, selectPapers } from '@/lib/digest/selection';

const papers = [
  paper('Graph-Neural Networks at scale', 'Message passing.', ['cs.LG', 'stat.ML'], 9),
  paper('Diffusion for proteins', 'We denoise structures of proteins.', ['q-bio.BM'], 5),
  paper('Éclairs of thought', 'Naïve chains reason about C++ and k-NN.', ['cs.CL'], 2),
  paper('On lattices', 'A paragraph about rings.', ['math.RA', 'math.CO'], 0),
];

describe('a reader gets', () => {
  test('the first papers when nothing is chosen', () => {
    expect(titles({ ...unfiltered, papers: 2 })).toEqual([
      'Graph-Neural Networks at scale',
      'Diffusion for proteins',
    ]);
    expect(isFiltered(unfiltered)).toBe(false);
  });

  test('papers of the categories, cross-listed ones too, and of a whole archive', () => {
    expect(titles({ categories: ['stat.ML'] })).toEqual(['Graph-Neural Networks at scale']);
    expect(titles({ categories: ['cs', 'math.CO'] })).toEqual([
      'Graph-Neural Networks at scale',
      'Éclairs of thought',
      'On lattices',
    ]);
  });

  test.each([
    ['graph neural', 'Graph-Neural Networks at scale'],
    ['protein', 'Diffusion for proteins'],
    ['naive', 'Éclairs of thought'],
    ['eclairs', 'Éclairs of thought'],
    ['c++', 'Éclairs of thought'],
    ['K-nn', 'Éclairs of thought'],
  ])('papers that say “%s”, whatever case, accent, hyphen or plural', (keyword, title) => {
    expect(titles({ keywords: [keyword] })).toEqual([title]);
  });

  test('no paper for a part of a word', () => {
    expect(titles({ keywords: ['graph'] })).toEqual(['Graph-Neural Networks at scale']);
  });

  test('only what meets category, keyword and votes at once', () => {
    expect(titles({ categories: ['cs'], keywords: ['reason', 'message'], minVotes: 3 })).toEqual([
      'Graph-Neural Networks at scale',
    ]);
    expect(titles({ categories: ['q-bio'], keywords: ['lattices'] })).toEqual([]);
  });
});

test('what is shown never exceeds the number, keeps the order, and any keyword is only a word', () => {
  const choice = fc.record({
    categories: fc.array(fc.constantFrom('cs', 'cs.LG', 'math', 'q-bio.BM')),
    keywords: fc.array(fc.string({ minLength: 1, maxLength: 12 })),
    papers: fc.constantFrom(1, 2, 5),
    minVotes: fc.integer({ min: 0, max: 10 }),
  });
  fc.assert(
    fc.property(choice, (selection) => {
      const found = selectPapers(papers, selection);
      expect(found.papers.length).toBe(Math.min(found.matching, selection.papers));
      const places = found.papers.map((one) => papers.indexOf(one));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const { upvotes } of found.papers) expect(upvotes).toBeGreaterThanOrEqual(selection.minVotes);
    }),
  );
});

function titles(selection: Partial<typeof unfiltered>): string[] {
  return selectPapers(papers, { ...unfiltered, ...selection }).papers.map(({ title }) => title);
}

function paper(title: string, abstract: string, categories: string[], upvotes: number) {
  return { title, abstract, categories, upvotes };
}
