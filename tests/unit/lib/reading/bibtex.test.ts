import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBibtex } from '@/lib/reading/bibtex';
import { writeName } from '@/lib/reading/bibtex-names';
import { escapeTex, titleInTex } from '@/lib/reading/bibtex-text';
import type { SavedRecord } from '@/lib/reading/schema';

const record: SavedRecord = {
  id: '1706.03762',
  title: 'Attention Is All You Need',
  rawTitle: 'Attention Is All You Need',
  authors: ['Ashish Vaswani', 'Łukasz Kaiser'],
  primaryCategory: 'cs.CL',
  categories: ['cs.CL', 'cs.LG'],
  publishedAt: new Date('2017-06-12T17:57:34Z'),
  journalRef: null,
  dois: [],
  savedAt: new Date('2026-10-29T12:00:00Z'),
};

test('a paper is an entry that cites its preprint', () => {
  expect(toBibtex([record])).toBe(`@misc{vaswani2017attention,
  title = {{Attention Is All You Need}},
  author = {Ashish Vaswani and Łukasz Kaiser},
  year = {2017},
  eprint = {1706.03762},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/1706.03762},
}
`);
});

test('two papers never share a key, and a paper without authors or Latin letters has one', () => {
  const strange = { ...record, authors: [], title: '注意', rawTitle: '注意' };
  const keys = [...toBibtex([record, record, strange]).matchAll(/^@misc\{(.*),$/gm)].map(([, key]) => key);
  expect(keys).toEqual(['vaswani2017attention', 'vaswani2017attention-2', 'anonymous2017']);
});

test.each([
  ['Learning $\\mathsf{AC}^0$ & more_or_less 5%', 'Learning $\\mathsf{AC}^0$ \\& more\\_or\\_less 5\\%'],
  ['K\\"ahler \\& 50\\% of {BERT}', 'K\\"ahler \\& 50\\% of {BERT}'],
  ['β-nets of $x_μ$', '$\\beta$-nets of $x_{\\mu}$'],
  ['x^2 costs \\$5', 'x\\textasciicircum{}2 costs \\$5'],
])('the TeX of the title %s stays TeX', (raw, written) => {
  expect(titleInTex(raw, 'unused')).toBe(written);
});

test.each(['a lone $ sign', 'an open { brace', 'a closed } brace', 'a last \\'])(
  'a title that is no TeX (%s) is written from its plain form',
  (raw) => expect(titleInTex(raw, 'C# & {sets}')).toBe('C\\# \\& \\{sets\\}'),
);

test.each([
  ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
  ['Martin Luther King, Jr.', 'King, Jr., Martin Luther'],
  ['John Smith III', 'Smith, III, John'],
  ['The ATLAS Collaboration', '{The ATLAS Collaboration}'],
  ['Simon and Garfunkel', '{Simon and Garfunkel}'],
  ['A_1 Team', '{A\\_1 Team}'],
])('the name %s is written %s', (name, written) => expect(writeName(name)).toBe(written));

test('whatever a title or a name holds, braces stay balanced and the file keeps its shape', () => {
  const words = fc.string({ unit: fc.constantFrom('a', ' ', '{', '}', '\\', '$', '%', '\n', '"', '@', ',') });
  fc.assert(
    fc.property(words, words, fc.array(words), (rawTitle, title, authors) => {
      const file = toBibtex([{ ...record, rawTitle, title, authors }]);
      expect(depthOf(file)).toBe(0);
      expect(file.match(/^@misc\{/gm)).toHaveLength(1);
      expect(depthOf(escapeTex(title))).toBe(0);
    }),
  );
});

/** The depth of braces at the end, as BibTeX counts them; -1 where one closes that none has opened. */
function depthOf(text: string): number {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth += 1;
    if (sign === '}' && --depth < 0) return -1;
  }
  return depth;
}
