import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchIds, fetchSubmitted } from '@/lib/ingest/arxiv';
import type { Pace } from '@/lib/ingest/polite-fetch';
import { apiAnswer, apiError } from '../../../support/arxiv/api';
import { startArxiv } from '../../../support/arxiv/server';

const arxiv = await startArxiv();
process.env.ARXIV_API_URL = `${arxiv.url}/api/query`;
const pace: Pace = { interval: 1, timeout: 5_000, backOff: 1, tries: 3, longestWait: 5_000 };
const range = {
  categories: ['cs.AI', 'cs.LG'],
  since: new Date('2026-08-18T00:00:00Z'),
  until: new Date('2026-08-20T12:30:00Z'),
  size: 500,
};

beforeEach(() => arxiv.forget());
afterAll(() => arxiv.stop());

describe('the Atom API', () => {
  test('is asked for all ids of a list at once, also beyond the tenth', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `2608.100${index + 10}`);
    arxiv.answer('/api/query', { body: apiAnswer(ids.map((id) => ({ id: `${id}v1` })).reverse()) });
    const { records } = await fetchIds(ids, pace);
    expect(records.map(({ id }) => id).sort()).toEqual(ids);
    expect(arxiv.asked[0]?.query.get('max_results')).toBe('12');
  });

  test.each([200, 400])('tells an error entry with status %i in the words of arXiv', async (status) => {
    arxiv.answer('/api/query', { status, body: apiError });
    await expect(fetchIds(['2608.10001'], pace)).rejects.toMatchObject({
      code: 'source_unavailable',
      sentence: expect.stringContaining('incorrect id format for x'),
    });
    expect(arxiv.asked).toHaveLength(1);
  });

  test('says what it got where that is a web page or plain text', async () => {
    arxiv.answer('/api/query', { body: '<!DOCTYPE html><html><body>Down for maintenance</body></html>' });
    await expect(fetchIds(['2608.10001'], pace)).rejects.toThrow('a web page instead of XML');
    arxiv.answer('/api/query', { headers: { 'content-type': 'text/plain' }, body: 'Rate exceeded.' });
    await expect(fetchIds(['2608.10001'], pace)).rejects.toThrow(
      'plain text instead of XML: "Rate exceeded."',
    );
  });

  test('asks again for a page that is empty although there is more', async () => {
    arxiv.answerInTurn(
      '/api/query',
      { body: apiAnswer([], 700) },
      { body: apiAnswer([{ id: '2608.10001v1' }], 700) },
    );
    expect((await fetchSubmitted({ ...range, start: 500 }, pace)).records).toHaveLength(1);
    expect(arxiv.asked).toHaveLength(2);
    expect(arxiv.asked[0]?.query.get('search_query')).toBe(
      '(cat:cs.AI OR cat:cs.LG) AND submittedDate:[202608180000 TO 202608201230]',
    );
  });

  test('fails aloud where such a page stays empty, and takes the end for the end', async () => {
    arxiv.answer('/api/query', { body: apiAnswer([], 700) });
    await expect(fetchSubmitted({ ...range, start: 500 }, pace)).rejects.toThrow('left out a page');
    expect((await fetchSubmitted({ ...range, start: 1_000 }, pace)).records).toEqual([]);
  });
});
