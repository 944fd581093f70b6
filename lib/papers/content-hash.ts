import { hash } from 'node:crypto';
import type { PaperRecord } from '@/lib/papers/schema';

/**
 * SHA-256 of what the source states about a paper. The same statement, read again, gives the same hash; when it was
 * announced or last touched is not part of it.
 */
export function contentHash(record: PaperRecord): string {
  const { announced: _a, dayBy: _b, metadataOn: _c, feedDatedAt: _d, ...stated } = record;
  const ordered = Object.entries(stated).sort(([first], [second]) => (first < second ? -1 : 1));
  return hash('sha256', JSON.stringify(ordered));
}
