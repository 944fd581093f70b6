import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/lib/errors';
import { readLine } from '@/lib/ingest/file-lines';
import { readEach } from '@/lib/ingest/reading';
import { type BringIn, type Notes, recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';

/** How far a file has been read: lines so far, and the share of its bytes from 0 to 1. */
export type Progress = { lines: number; share: number };

export type FileOptions = {
  onProgress?: (progress: Progress) => void;
  dryRun?: boolean;
  runId?: string | undefined;
};

type Page = { lines: string[]; last: number; bytes: number };

const linesAPage = 500;
/** While the database writes one page, the next is read and rendered. */
const pagesAtOnce = 3;

/**
 * Imports a file of records, one JSON object a line, plain or .gz: the plain shape or arXiv's metadata snapshot. Reads
 * it as a stream; an unreadable line goes to quarantine. Safe to repeat; after a kill the same file goes on at the last
 * finished page. Throws AppError 'invalid' where the file cannot be read.
 */
export async function ingestFile(path: string, options: FileOptions = {}): Promise<IngestResult> {
  const { size, mtimeMs } = await stat(path).catch((cause: unknown) => {
    throw new AppError('invalid', `The file ${path} cannot be read. Check its name and permissions.`, {
      cause,
    });
  });
  const asked = {
    source: 'file' as const,
    scope: { file: path, bytes: size, modified: Math.round(mtimeMs) },
    ...options,
  };
  return await recordRun(asked, async (bringIn, notes) => {
    await bringInPages(pagesOf(path, Number(notes.resumeAt?.line ?? 0)), bringIn, notes, ({ last, bytes }) =>
      options.onProgress?.({ lines: last, share: size === 0 ? 1 : Math.min(1, bytes / size) }),
    );
  });
}

async function bringInPages(
  pages: AsyncIterable<Page>,
  bringIn: BringIn,
  { reach }: Notes,
  onPage: (page: Page) => void,
): Promise<void> {
  const writing: { page: Page; done: Promise<unknown> }[] = [];
  const settle = async () => {
    const first = writing.shift();
    if (!first) return;
    await first.done;
    await reach({ line: first.page.last });
    onPage(first.page);
  };
  try {
    for await (const page of pages) {
      const done = bringIn(readEach(page.lines, readLine, (line) => line));
      done.catch(() => {});
      writing.push({ page, done });
      if (writing.length >= pagesAtOnce) await settle();
    }
    while (writing.length > 0) await settle();
  } finally {
    await Promise.allSettled(writing.map(({ done }) => done));
  }
}

async function* pagesOf(path: string, after: number): AsyncGenerator<Page> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  if (input !== file) file.on('error', (error) => input.destroy(error));
  let lines: string[] = [];
  let last = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    last += 1;
    if (last <= after || line.trim() === '') continue;
    lines.push(line);
    if (lines.length < linesAPage) continue;
    yield { lines, last, bytes: file.bytesRead };
    lines = [];
  }
  if (lines.length > 0) yield { lines, last, bytes: file.bytesRead };
}
