import { parseDay } from '@/lib/dates';
import type { HotPlace, NewPlace } from '@/lib/ranking/schema';

/** As one path segment: 4371.8010300_0f3a9c21_2610.00001. The slash of an old id is written as a colon. */
export function writeHotPlace({ hot, tie, id }: HotPlace): string {
  return `${hot.toFixed(7)}_${tie}_${id.replace('/', ':')}`;
}

/** Null for what no link of ours would name. */
export function parseHotPlace(segment: string): HotPlace | null {
  const [hot = '', tie, id] = read(segment);
  return /^\d{1,6}\.\d{7}$/.test(hot) && tie && id ? { hot: Number(hot), tie, id } : null;
}

export function writeNewPlace({ day, tie, id }: NewPlace): string {
  return `${day}_${tie}_${id.replace('/', ':')}`;
}

export function parseNewPlace(segment: string): NewPlace | null {
  const [written = '', tie, id] = read(segment);
  const day = parseDay(written);
  return day === written && tie && id ? { day, tie, id } : null;
}

function read(segment: string): string[] {
  const match = /^([\d.-]+)_([0-9a-f]{8})_(\d{4}\.\d{4,6}|[a-z-]+:\d{7})$/.exec(decode(segment));
  return match ? [match[1] ?? '', match[2] ?? '', (match[3] ?? '').replace(':', '/')] : [];
}

function decode(segment: string): string {
  return segment.replace(/%3a/gi, ':');
}
