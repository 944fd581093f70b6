import type { Segment } from '@/lib/search/schema';

const unit = '[\\p{L}\\p{N}\\p{M}]+(?:\\+\\+|#)?';
const compound = new RegExp(`${unit}(?:(?:[-_^/\\u2010-\\u2013\\u2212]|\\.(?=\\d))${unit})*`, 'gu');
const part = new RegExp(unit, 'gu');

/** The words and compounds of a text that could be forms of these lexemes: they begin alike. */
export function candidatesOf(text: string, lexemes: string[]): string[] {
  const starts = [...new Set(lexemes.map(startOf))];
  const isCandidate = (word: string) => {
    const plain = folded(word);
    return /[^\p{ASCII}]/u.test(plain) || starts.some((start) => plain.startsWith(start));
  };
  const compounds = (text.match(compound) ?? []).flatMap((word) => [word, ...(word.match(part) ?? [])]);
  return [...new Set(compounds)].filter(isCandidate);
}

type Judge = { isMarked: (word: string) => boolean; isJoined: (compound: string) => boolean };

/** A text in pieces, marked where words or whole compounds were looked for. */
export function mark(text: string, { isMarked, isJoined }: Judge): Segment[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(compound)) {
    const [word] = match;
    if (isJoined(word)) spans.push({ start: match.index, end: match.index + word.length });
    else
      spans.push(...partsOf(word, match.index).filter(({ start, end }) => isMarked(text.slice(start, end))));
  }
  return cut(text, joinShort(text, spans));
}

function partsOf(word: string, offset: number): Span[] {
  return [...word.matchAll(part)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}

type Span = { start: number; end: number };

/** A single letter or number is only worth a mark beside another mark: "GPT 4", but not every 4. */
function joinShort(text: string, spans: Span[]): Span[] {
  const isShort = ({ start, end }: Span) => /^(?:\p{L}|[\d.]+)$/u.test(text.slice(start, end));
  if (spans.every(isShort)) return spans;
  const touches = (one: Span | undefined, other: Span | undefined) =>
    one && other && !/[\p{L}\p{N}]/u.test(text.slice(one.end, other.start)) && other.start - one.end < 3;
  return spans.filter(
    (span, index) => !isShort(span) || touches(spans[index - 1], span) || touches(span, spans[index + 1]),
  );
}

function cut(text: string, spans: Span[]): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    segments.push({ type: 'text', text: text.slice(from, start) });
    segments.push({ type: 'highlight', text: text.slice(start, end) });
    from = end;
  }
  segments.push({ type: 'text', text: text.slice(from) });
  return segments.filter((segment) => segment.text !== '');
}

function startOf(lexeme: string): string {
  return lexeme.slice(0, Math.max(1, Math.min(3, lexeme.length - 1)));
}

function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
