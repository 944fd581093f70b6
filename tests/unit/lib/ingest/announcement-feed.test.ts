import { describe, expect, test } from 'vitest';
import { readAnnouncements } from '@/lib/ingest/announcement-feed';
import { captures } from '../../../support/arxiv/captures';
import { atomFeed, errorFeed, rssFeed } from '../../../support/arxiv/feed';

const ids = (papers: { id: string }[]) => papers.map((paper) => paper.id);

describe.each([
  ['RSS', rssFeed],
  ['Atom', atomFeed],
])('an announcement feed in %s', (_name, feed) => {
  test('new papers enter, replacements only update', () => {
    const { records, updates } = readAnnouncements(
      feed([
        { id: '2608.10001v1', type: 'new' },
        { id: '2607.00001v3', type: 'replace' },
        { id: '2606.00001v2', type: 'replace-cross' },
      ]),
    );
    expect(ids(records)).toEqual(['2608.10001']);
    expect(ids(updates)).toEqual(['2607.00001', '2606.00001']);
    expect(updates[0]).toMatchObject({ version: 3, announced: null });
  });

  test('a cross-listed paper enters only if it is of this batch', () => {
    const { records, updates } = readAnnouncements(
      feed([
        { id: '2608.10001v1', type: 'new' },
        { id: '2608.10007v1', type: 'cross', categories: ['cs.LG', 'cs.AI'] },
        { id: '2606.00009v1', type: 'cross', categories: ['cs.LG', 'cs.AI'] },
      ]),
    );
    expect(ids(records)).toEqual(['2608.10001', '2608.10007']);
    expect(ids(updates)).toEqual(['2606.00009']);
  });

  test('the day is the one that the feed announces, and the first category is the primary', () => {
    const [record] = readAnnouncements(
      feed([{ id: '2608.10001v1', type: 'new', categories: ['cs.LG', 'cs.AI'] }]),
    ).records;
    expect(record).toMatchObject({ announced: '2026-08-20', dayBy: 'feed', categories: ['cs.LG', 'cs.AI'] });
    expect(record?.publishedAt).toEqual(new Date('2026-08-19T18:00:00Z'));
  });

  test('the abstract loses the line of the announcement and nothing else', () => {
    const [record] = readAnnouncements(
      feed([{ id: '2608.10001v1', type: 'new', abstract: 'Let $a&lt;b$.' }]),
    ).records;
    expect(record?.abstract).toBe('Let $a<b$.');
  });

  test('an unreadable item is kept aside with its text and reason, its neighbours come in', () => {
    const { records, unreadable } = readAnnouncements(
      feed([
        { id: '0811.36489v1', type: 'new' },
        { id: '2608.10001v1', type: 'new' },
        { id: '2608.10002v1', type: 'surprise' },
      ]),
    );
    expect(ids(records)).toEqual(['2608.10001']);
    expect(unreadable.map((one) => one.reason)).toEqual([
      '"oai:arXiv.org:0811.36489v1" is not an arXiv id.',
      'The announcement type "surprise" is unknown.',
    ]);
    expect(unreadable[0]?.raw).toContain('0811.36489');
    expect(unreadable[0]?.raw).not.toContain('2608.10001');
  });

  test('a day without announcements is no error', () => {
    expect(readAnnouncements(feed([]))).toEqual({ records: [], updates: [], counts: {}, unreadable: [] });
  });

  test('a feed that is cut off anywhere gives an error and no paper', () => {
    const whole = feed([{ id: '2608.10001v1', type: 'new' }]);
    for (let length = 0; length < whole.length; length += 7)
      expect(() => readAnnouncements(whole.slice(0, length))).toThrow();
  });
});

test('the error feed and a page of HTML are refused', () => {
  expect(() => readAnnouncements(errorFeed)).toThrow('arXiv refused: Feed error for query: cs.XX');
  expect(() => readAnnouncements('<html><body><p>Sorry</body></html>')).toThrow('a web page instead of XML');
  expect(() => readAnnouncements('<opml/>')).toThrow('neither RSS 2.0 nor Atom');
});

test('a feed built on a weekend announces nothing of the weekend', () => {
  const sunday = rssFeed([{ id: '2608.10001v1', type: 'new' }], 'Sun, 23 Aug 2026 00:00:00 -0400');
  expect(readAnnouncements(sunday).records[0]?.announced).toBe('2026-08-21');
});

describe.skipIf(captures.missing)('true captures', () => {
  test('a complete day of quant-ph, every second item', () => {
    const { records, updates, unreadable } = readAnnouncements(
      captures.read('rss/rss2_quant-ph_2025-04-28_halfA.xml'),
    );
    expect(unreadable).toEqual([]);
    expect(records.length + updates.length).toBe(41);
    expect(records.length).toBeGreaterThanOrEqual(20);
    expect(updates.filter((paper) => paper.version === 1).length + records.length).toBeGreaterThanOrEqual(25);
    expect(new Set(records.map((paper) => paper.announced))).toEqual(new Set(['2025-04-28']));
  });

  test('an Atom feed with TeX in names', () => {
    const { records, updates } = readAnnouncements(captures.read('rss/atom_cs.AI_2025-08-20_halfA.xml'));
    expect(records.length + updates.length).toBe(4);
  });

  test('an empty Sunday and a broken download', () => {
    expect(readAnnouncements(captures.read('rss/rss2_cs_EMPTY_2025-04-27.xml')).records).toEqual([]);
    expect(() => readAnnouncements(captures.read('rss/rss2_cs.AI_2025-09-22_TRUNCATED.xml'))).toThrow();
  });
});
