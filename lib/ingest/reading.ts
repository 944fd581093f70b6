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

/** Why something failed, in one line. */
export function explain(error: unknown): string {
  if (error instanceof AppError) return error.sentence;
  if (!(error instanceof Error)) return String(error);
  const issues = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues;
  if (!issues) return error.message;
  return issues.map((issue) => `${issue.path.join('.') || 'record'}: ${issue.message}`).join('; ');
}
