import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/lib/errors';
import { readLine } from '@/lib/ingest/file-lines';
import { readEach } from '@/lib/ingest/reading';
import { recordRun } from '@/lib/ingest/run';
import type { IngestResult } from '@/lib/ingest/tally';

/** How far a file has been read: lines so far, and the share of its bytes from 0 to 1. */
export type Progress = { lines: number; share: number };

const linesAPage = 500;

/**
 * Imports a file of records, one JSON object a line, plain or .gz: the plain shape or arXiv's metadata snapshot. Reads
 * it as a stream; an unreadable line goes to quarantine. Safe to repeat. Throws where the file cannot be read.
 */
export async function ingestFile(
  path: string,
  onProgress: (progress: Progress) => void = () => {},
): Promise<IngestResult> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new AppError('invalid', `The file ${path} cannot be read. Check its name and permissions.`, {
      cause,
    });
  });
  return await recordRun({ source: 'file', scope: { file: path, bytes: size } }, async (bringIn) => {
    const progress: Progress = { lines: 0, share: 0 };
    for await (const { lines, bytes } of pagesOf(path)) {
      await bringIn(readEach(lines, readLine, (line) => line));
      progress.lines += lines.length;
      progress.share = size === 0 ? 1 : Math.min(1, bytes / size);
      onProgress({ ...progress });
    }
  });
}

async function* pagesOf(path: string): AsyncGenerator<{ lines: string[]; bytes: number }> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  if (input !== file) file.on('error', (error) => input.destroy(error));
  let lines: string[] = [];
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    lines.push(line);
    if (lines.length < linesAPage) continue;
    yield { lines, bytes: file.bytesRead };
    lines = [];
  }
  if (lines.length > 0) yield { lines, bytes: file.bytesRead };
}
