import { AppError } from '@/lib/errors';
import type { PaperRecord } from '@/lib/papers/schema';

/** A record that cannot be read, kept whole with the reason. */
export type Unreadable = { raw: string; reason: string };

/** What came out of one answer or file page. */
export type Reading = { records: PaperRecord[]; unreadable: Unreadable[] };

/** Reads each item by itself, so that one bad record does not cost its neighbours. */
export function readEach<T>(
  items: T[],
  read: (item: T) => PaperRecord | null,
  rawOf: (item: T) => string,
): Reading {
  const reading: Reading = { records: [], unreadable: [] };
  for (const item of items) {
    try {
      const record = read(item);
      if (record) reading.records.push(record);
    } catch (error) {
      reading.unreadable.push({ raw: rawOf(item), reason: explain(error) });
    }
  }
  return reading;
}

/** Why something failed, in one line that a person understands. */
export function explain(error: unknown): string {
  if (error instanceof AppError) return error.sentence;
  if (error instanceof SyntaxError) return `The line is not JSON: ${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const { issues } = error as { issues?: Issue[] };
  return issues ? issues.map(sentenceFor).join(' ') : error.message;
}

type Issue = { path: PropertyKey[]; message: string; code?: string };

function sentenceFor({ path, message, code }: Issue): string {
  const what = path.length > 0 ? `"${path.join('.')}"` : 'record';
  if (code === 'too_small') return `The ${what} is empty.`;
  if (/received undefined|received null/.test(message)) return `The ${what} is missing.`;
  return `The ${what} cannot be read: ${message}.`;
}
