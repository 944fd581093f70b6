import type { Segment } from '@/lib/search/schema';

/** A text with its hits marked. */
export function Marked({ segments }: { segments: Segment[] }) {
  return segments.map((segment, place) =>
    segment.type === 'highlight' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
      <mark key={place}>{segment.text}</mark>
    ) : (
      segment.text
    ),
  );
}
