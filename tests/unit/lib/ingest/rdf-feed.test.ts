import { describe, expect, test } from 'vitest';
import { readRdf } from '@/lib/ingest/rdf-feed';
import { parseXml } from '@/lib/ingest/xml';
import { captures } from '../../../support/arxiv/captures';
import { type RdfItem, rdfFeed } from '../../../support/arxiv/rdf';

const read = (items: RdfItem[], date?: string) => readRdf(parseXml(rdfFeed(items, date)));

describe('the old feed, in RDF', () => {
  test('gives a paper out of escaped HTML', () => {
    const { records } = read([
      {
        ending: '(arXiv:1805.08875v1 [nucl-th])',
        title: 'Mass &lt; 2 &amp; more',
        abstract: '&lt;p&gt;Let $2&amp;lt;\\eta&amp;lt;4$ and $a&lt;b$.&lt;/p&gt;',
        creators:
          '&lt;a href="x"&gt;J\\\'er\\^ome One&lt;/a&gt; (1), &lt;a href="y"&gt;B. Two, Jr.&lt;/a&gt; (STAR Collaboration)',
      },
    ]);
    expect(records).toMatchObject([
      {
        id: '1805.08875',
        title: 'Mass < 2 & more',
        abstract: 'Let $2<\\eta<4$ and $a<b$.',
        authors: ['Jérôme One', 'B. Two, Jr.', 'STAR Collaboration'],
        categories: ['nucl-th', 'hep-ex'],
        announced: '2018-05-24',
        dayBy: 'feed',
        version: 1,
      },
    ]);
  });

  test('new papers and cross-lists of the batch enter, the rest only updates', () => {
    const { records, updates } = read([
      { ending: '(arXiv:1805.08875v1 [hep-ex])' },
      { ending: '(arXiv:1805.09166v1 [hep-ph] CROSS LISTED)' },
      { ending: '(arXiv:1804.00001v1 [hep-ph] CROSS LISTED)' },
      { ending: '(arXiv:1805.06430v2 [nucl-th] UPDATED)' },
      { ending: '(arXiv:hep-ex/0601001v3 [hep-ex] UPDATED)' },
    ]);
    expect(records.map(({ id }) => id)).toEqual(['1805.08875', '1805.09166']);
    expect(updates.map(({ id, version, announced }) => [id, version, announced])).toEqual([
      ['1804.00001', 1, null],
      ['1805.06430', 2, null],
      ['hep-ex/0601001', 3, null],
    ]);
  });

  test.each([
    ['2018-05-23T20:30:00-05:00', '2018-05-24'],
    ['2018-01-10T20:30:00-05:00', '2018-01-11'],
    ['2018-05-20T20:30:00-05:00', '2018-05-21'],
    ['2018-05-25T20:30:00-05:00', '2018-05-25'],
    ['2018-05-24T04:00:00-04:00', '2018-05-24'],
    ['2018-05-19T20:30:00-05:00', '2018-05-18'],
  ])('made at %s it lists %s', (date, day) => {
    const { records } = read([{ ending: '(arXiv:1805.08875v1 [hep-ex])' }], date);
    expect(records[0]?.announced).toBe(day);
  });

  test('an item without an id is kept aside in clear words, its neighbours come in', () => {
    const { records, unreadable } = read([
      { title: 'Something else', ending: '' },
      { ending: '(arXiv:0811.36489v1 [hep-ex])' },
      { ending: '(arXiv:1805.08875v1 [hep-ex])' },
    ]);
    expect(records).toHaveLength(1);
    expect(unreadable.map(({ reason }) => reason)).toEqual([
      'The title "Something else." does not end in an arXiv id.',
      '"0811.36489v1" is not an arXiv id.',
    ]);
    expect(unreadable[1]?.raw).toContain('0811.36489');
  });

  test('the feed of a whole archive names no category of its papers', () => {
    const feed = rdfFeed([{ ending: '(arXiv:1805.08875v1 [cs.LG])' }]).replace(
      'hep-ex updates',
      'cs updates',
    );
    expect(readRdf(parseXml(feed)).records[0]?.categories).toEqual(['cs.LG']);
  });
});

test.skipIf(captures.missing)('a true feed of 2018', () => {
  const { records, updates, unreadable } = readRdf(
    parseXml(captures.readServed('rss/rdf10_hep-ex_2018-05-23.xml')),
  );
  expect(unreadable).toEqual([]);
  expect(records.map(({ id, title, authors }) => [id, title, authors])).toEqual([
    [
      '1805.08875',
      'Measurement of Transverse Single Spin Asymmetries',
      ['Christopher Dilks', 'STAR Collaboration'],
    ],
    ['1805.09166', 'Recent Top quark results from the Tevatron', ['Boris Tuchming']],
  ]);
  expect(updates.map(({ id, version, authors }) => [id, version, authors.length])).toEqual([
    ['1805.06430', 2, 6],
  ]);
  expect(updates[0]?.categories).toEqual(['nucl-th', 'hep-ex']);
  expect(records[0]?.abstract).toContain('of $2.6<\\eta<4$. Within');
  expect(records[0]?.announced).toBe('2018-05-24');
});
