import { AppError } from '@/lib/errors';
import { parseArxivId } from '@/lib/papers/arxiv-id';

/** The bare id in a segment of an address, where the slash of old ids may be written %2F. Throws the given error. */
export function paperIdFrom(segment: string, otherwise: 'paper_not_found' | 'invalid'): string {
  const found = parseArxivId(segment.replace(/%2f/gi, '/').replace(/%3a/gi, ':'));
  if (found) return found.id;
  throw new AppError(otherwise, otherwise === 'invalid' ? 'Invalid arXiv id' : 'Paper not found');
}
