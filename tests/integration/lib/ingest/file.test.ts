import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { ingestFile, type Progress } from '@/lib/ingest/file';
import { findIds } from '@/lib/search/queries';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  await db().paper.deleteMany();
  await db().quarantine.deleteMany();
});

const line = (number: number, more: object = {}) =>
  JSON.stringify({
    id: `2608.${10_000 + number}`,
    title: `Paper ${number}`,
    abstract: 'We show that widgets commute.',
    authors: ['Karl Schölkopf'],
    categories: ['cs.AI'],
    published: '2026-08-18T10:00:00Z',
    ...more,
  });

describe('a file of records', () => {
  test('comes in whole, and a second time changes nothing', async () => {
    const path = write(
      'many.ndjson',
      Array.from({ length: 1_203 }, (_, number) => line(number)),
    );
    expect(await ingestFile(path)).toMatchObject({ papers: 1_203, quarantined: 0, days: ['2026-08-19'] });
    const before = await db().paper.findMany({ orderBy: { id: 'asc' } });
    expect(await ingestFile(path)).toMatchObject({ papers: 0, changed: 0, unchanged: 1_203, days: [] });
    expect(await db().paper.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });

  test('may be packed, and tells how far it has come', async () => {
    const path = join(folder, 'packed.ndjson.gz');
    writeFileSync(path, gzipSync([line(1), line(2)].join('\n')));
    const seen: number[] = [];
    await ingestFile(path, { onProgress: ({ lines, share }) => seen.push(lines, share) });
    expect(seen).toEqual([2, 1]);
  });

  test('a broken line goes to quarantine and the rest comes in', async () => {
    const path = write('broken.ndjson', [line(1), '{"id": "2608', '', line(2)]);
    expect(await ingestFile(path)).toMatchObject({ papers: 2, quarantined: 1 });
    expect(await db().quarantine.findMany()).toMatchObject([{ raw: '{"id": "2608', source: 'file' }]);
  });

  test('a paper that stands in it twice is one paper, of the newer version', async () => {
    const path = write('twice.ndjson', [line(1, { version: 2, title: 'Newer' }), line(1, { version: 1 })]);
    await ingestFile(path);
    expect(await db().paper.findMany({ select: { title: true, version: true } })).toEqual([
      { title: 'Newer', version: 2 },
    ]);
  });

  test('its papers are found by their words and by names without accents', async () => {
    await ingestFile(write('words.ndjson', [line(1)]));
    for (const words of ['widget', 'scholkopf', 'commuting'])
      expect(await search(words)).toEqual(['2608.10001']);
  });

  test('goes on after the last finished page when it was killed in the middle', async () => {
    const path = write(
      'long.ndjson',
      Array.from({ length: 1_600 }, (_, index) => line(index + 1)),
    );
    await expect(ingestFile(path, { onProgress: stopAfter(500) })).rejects.toThrow('killed');
    const before = await db().paper.count();
    expect(before).toBeGreaterThanOrEqual(500);
    const result = await ingestFile(path);
    expect(result.papers + before).toBe(1_600);
    expect(result.unchanged).toBeLessThan(1_100);
    expect((await ingestFile(path)).unchanged).toBe(1_600);
  });

  test('is only rehearsed by a dry run, with true counts', async () => {
    const path = write('rehearsal.ndjson', [line(1), line(2), 'broken']);
    const runs = await db().run.count();
    expect(await ingestFile(path, { dryRun: true })).toMatchObject({ papers: 2, quarantined: 1 });
    expect([await db().paper.count(), await db().quarantine.count()]).toEqual([0, 0]);
    expect(await db().run.count()).toBe(runs);
  });

  test('a missing file is an error and leaves no run', async () => {
    const before = await db().run.count();
    await expect(ingestFile(join(folder, 'nowhere.ndjson'))).rejects.toThrow('cannot be read');
    expect(await db().run.count()).toBe(before);
  });
});

function stopAfter(lines: number): (progress: Progress) => void {
  return (progress) => {
    if (progress.lines >= lines) throw new Error('killed');
  };
}

function write(name: string, lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

async function search(words: string): Promise<string[]> {
  const { ids } = await findIds({ q: words, limit: 10, offset: 0, method: 'words' });
  return ids;
}
