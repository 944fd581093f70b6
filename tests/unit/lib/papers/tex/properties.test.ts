import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAuthor, splitAuthors } from '@/lib/papers/tex/authors';
import { renderTex } from '@/lib/papers/tex/render';
import { readGzipLines } from '../../../../support/gzip-lines';
import { countLetters, lostLetters } from '../../../../support/tex-letters';

const OURS =
  /<\/?(?:em|strong|code|p|m[a-z]+)(?: (?!on)[a-z]+="[^"<>]*")*\/?>|<a href="https?:\/\/[^"<>]*" rel="nofollow noopener">|<\/a>/g;

// biome-ignore format: a word list
const pieces = [
  '$', '$$', '\\', '{', '}', '<', '>', '&', '"', "'", '`', '~', '--', '\n', '\n  ', ' ', '%', '_', '^', 'a', 'Zoe', '5',
  'é', '<b>', '<script>', '</p>', 'javascript:x', 'https://a.b/c', '\\(', '\\)', '\\[', '\\]', "\\'", '\\"', '\\v{',
  '\\textbf{', '\\emph', '{\\it ', '\\href{', '\\url{', '\\frac', '\\text{', '\\begin{equation}', '\\end{equation}',
  '\\begin{align}', '\\end{align}', '\\foo', '\\alpha', '\\footnote{', '\\unicode{x3c}', '\u0000', '\uD800', '😀',
];
const tangled = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
const words = fc.constantFrom(
  'alpha',
  'Beta',
  'été',
  '<i>',
  'x<y',
  '5$',
  '$',
  '--',
  '~',
  '%',
  '&',
  '#',
  '\n  ',
  'z_q',
);
const commands = fc.constantFrom(
  '',
  '',
  '\\textbf{',
  '\\emph{',
  '{\\it ',
  '{\\bf ',
  '\\texttt{',
  '\\textsc{',
);

const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'x',
      'N',
      '42',
      '\\alpha',
      '<',
      '\\leq',
      '\\foo',
      '\\bW',
      '\\text{if any}',
      '\\mathcal{L}',
    ),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '=', ' ', ',', '\\times '), tie('formula'))
      .map((parts) => parts.join('')),
    fc.tuple(tie('formula'), tie('formula')).map(([top, bottom]) => `\\frac{${top}}{${bottom}}`),
    tie('formula').map((inner) => `{${inner}}_{${inner}}`),
    tie('formula').map((inner) => `\\sqrt{${inner}}`),
    tie('formula').map((inner) => `\\overline{${inner}}`),
    tie('formula').map((inner) => `\\begin{pmatrix} ${inner} & a \\\\ b & ${inner} \\end{pmatrix}`),
  ),
}));

function expectSafe(html: string) {
  expect(html.replace(OURS, '')).not.toMatch(/[<>]/);
}

describe('any text at all', { timeout: 30_000 }, () => {
  it('never throws and never lets a tag of the source live', async () => {
    await fc.assert(
      fc.property(fc.oneof(tangled, fc.string({ unit: 'binary' })), fc.boolean(), (source, paragraphs) => {
        expectSafe(renderTex(source, { paragraphs }).html);
      }),
      { numRuns: 500 },
    );
  });

  it('closes every tag it opens', async () => {
    await fc.assert(
      fc.property(tangled, (source) => {
        const open: string[] = [];
        for (const [, slash, tag] of renderTex(source, { paragraphs: true }).html.matchAll(
          /<(\/?)([a-z]+)/g,
        )) {
          if (slash) expect(open.pop()).toBe(tag);
          else open.push(tag ?? '');
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every letter that is not part of a command', async () => {
    await fc.assert(
      fc.property(fc.array(fc.tuple(commands, words), { maxLength: 12 }), (parts) => {
        const source = parts.map(([command, word]) => (command ? `${command}${word}}` : word)).join(' ');
        const shown = countLetters(renderTex(source, { paragraphs: true }).text);
        for (const [letter, count] of countLetters(parts.map(([, word]) => word).join(' '))) {
          expect(shown.get(letter) ?? 0).toBeGreaterThanOrEqual(count);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every letter of a formula', async () => {
    await fc.assert(
      fc.property(formula, fc.boolean(), (tex, display) => {
        const source = display ? `So \\[${tex}\\] holds` : `So $${tex}$ holds`;
        const { html, text } = renderTex(source, { paragraphs: true });
        expectSafe(html);
        expect(lostLetters(source, text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is read in a moment and without a crash, however deep or long', () => {
    const start = performance.now();
    for (const piece of [
      '\\textbf{',
      '{\\bf ',
      '{',
      '$',
      '$x',
      '\\',
      '\\[',
      '`a',
      'a ',
      '\n ',
      '-',
      '{\\a',
    ]) {
      const source = piece.repeat(2_000);
      expectSafe(renderTex(`${source}${'}'.repeat(1_500)} `, { paragraphs: true }).html);
      expectSafe(renderTex(source.repeat(20), { paragraphs: false }).html);
    }
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('gives authors without throwing, none of them empty', async () => {
    await fc.assert(
      fc.property(tangled, (source) => {
        renderAuthor(source);
        for (const name of splitAuthors(source)) expect(name).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});

const odd = '../shared/data/odd/odd.ndjson';
const missing = !existsSync(odd);
if (missing) console.info(`skipped: ${odd} is not here`);

describe.skipIf(missing)('real records that broke others', () => {
  const records = (missing ? '' : readFileSync(odd, 'utf8')).split('\n').filter(Boolean);

  it.each(
    records.map(
      (record) => JSON.parse(record) as { id: string; title: string; abstract: string; authors: string[] },
    ),
  )('$id', ({ title, abstract, authors }) => {
    const head = renderTex(title, { paragraphs: false });
    const body = renderTex(abstract, { paragraphs: true });
    expectSafe(head.html + body.html);
    expect(head.text).not.toBe('');
    expect(head.text).not.toMatch(/\n| {2}|\$\\|\\text|\\'/);
    expect(body.html).toMatch(/^<p>.*<\/p>$/);
    for (const author of authors) expect(renderAuthor(author)).not.toMatch(/[\\{}]/);
  });
});

const big = '../shared/data/arxiv-papers.ndjson.gz';
if (!existsSync(big)) console.info(`skipped: ${big} is not here`);

describe.skipIf(!existsSync(big))('the first 5,000 real records', { timeout: 60_000 }, () => {
  it('lose no letter and let no tag live', async () => {
    for await (const record of readGzipLines(big, 5_000)) {
      const { id, title, abstract } = JSON.parse(record) as { id: string; title: string; abstract: string };
      for (const source of [title, abstract]) {
        const { html, text } = renderTex(source, { paragraphs: true });
        expectSafe(html);
        expect({ id, lost: lostLetters(source, text) }).toEqual({ id, lost: [] });
      }
    }
  });
});
