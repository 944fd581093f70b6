import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { type AtomPaper, atomFeed } from '@/lib/http/atom';

const site = 'https://papers.example.org';
const frame = {
  title: 'Papers & such',
  subtitle: 'by <words>',
  feedPath: '/search/feed.xml?q=a&b',
  pagePath: '/search?q=a&b',
};
const paper: AtomPaper = {
  id: 'hep-th/9901001',
  title: 'On "<" & co',
  abstractHtml: '<p>We show <math><mi>x</mi></math>.</p>',
  authors: ['A. Müller', 'B & C'],
  categories: ['hep-th'],
  publishedAt: '2026-11-20T18:00:00.000Z',
};

test('a feed has what Atom requires, and its entries too', () => {
  const read = readXml(atomFeed({ ...frame, papers: [paper] }, site));
  for (const path of ['feed/id', 'feed/title', 'feed/updated', 'feed/entry/id', 'feed/entry/title'])
    expect(
      read.filter(([at]) => at === path),
      path,
    ).toHaveLength(1);
  expect(read).toContainEqual(['feed/updated', '2026-11-20T18:00:00.000Z']);
  expect(read).toContainEqual(['feed/entry/updated', '2026-11-20T18:00:00.000Z']);
  expect(read).toContainEqual(['feed/entry/id', 'https://arxiv.org/abs/hep-th/9901001']);
  expect(read.filter(([at]) => at === 'feed/entry/author/name').map(([, text]) => text)).toEqual([
    'A. Müller',
    'B & C',
  ]);
  expect(read).toContainEqual(['feed/entry/summary', paper.abstractHtml]);
  expect(read).toContainEqual(['feed/id', `${site}/search/feed.xml?q=a&b`]);
});

test('a feed without papers is a feed', () => {
  const read = readXml(atomFeed({ ...frame, papers: [] }, site));
  expect(read.filter(([at]) => at === 'feed/updated')).toHaveLength(1);
  expect(read.filter(([at]) => at.startsWith('feed/entry'))).toEqual([]);
});

test('whatever a title holds, the feed stays readable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const read = readXml(atomFeed({ ...frame, title, papers: [{ ...paper, title }] }, site));
      expect(read.map(([at]) => at)).toContain('feed/entry/title');
    }),
  );
});

/** The text of every element by its path; throws where the text is no XML. */
function readXml(xml: string): [string, string][] {
  const parser = new SaxesParser();
  const path: string[] = [];
  const found: [string, string][] = [];
  const texts: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    path.push(name);
    texts.push('');
  });
  parser.on('text', (text) => {
    texts.push(`${texts.pop() ?? ''}${text}`);
  });
  parser.on('closetag', () => {
    found.push([path.join('/'), texts.pop() ?? '']);
    path.pop();
  });
  parser.write(xml).close();
  return found;
}
