import type { Segment } from '@/lib/search/schema';

/** Private-use characters that no paper holds, so that marks cannot be mistaken for text. */
export const markStart = '\uE000';
export const markStop = '\uE001';
/** Stands for "<" while Postgres marks the text: its parser would drop what looks like a tag. */
export const hiddenBracket = '\uE002';

/**
 * Takes apart a text in which hits stand between markStart and markStop.
 * Where the pieces would not give back the original, the original comes back unmarked.
 */
export function toSegments(marked: string, original: string): Segment[] {
  const segments = marked
    .replaceAll(hiddenBracket, '<')
    .split(markStart)
    .flatMap((part, index) => (index === 0 ? [plain(part)] : opened(part)))
    .filter((segment) => segment.text !== '');
  const joined = segments.map((segment) => segment.text).join('');
  return joined === original ? segments : [plain(original)];
}

function opened(part: string): Segment[] {
  const [hit = '', ...rest] = part.split(markStop);
  return [{ type: 'highlight', text: hit }, plain(rest.join(''))];
}

function plain(text: string): Segment {
  return { type: 'text', text };
}
