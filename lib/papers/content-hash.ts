import { createHash } from 'node:crypto';
import type { PaperRecord } from '@/lib/papers/schema';

/** SHA-256 of what the source states about a paper. The same statement, read again, gives the same hash. */
export function contentHash(record: PaperRecord): string {
  const { announced: _announced, dayBy: _dayBy, ...stated } = record;
  const ordered = Object.entries(stated).sort(([first], [second]) => (first < second ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
}
