import type { DayShown } from '@/lib/ingest/schema';

export type Segment = { category: number; y: number; height: number };
export type Bar = { day: string; mark: DayShown['mark']; x: number; segments: Segment[] };
export type Bars = { width: number; height: number; barWidth: number; top: number; bars: Bar[] };

const height = 100;
const step = 10;
const barWidth = 8;

/** Places the days side by side, their categories from the ground up. `top` is the number at the upper edge. */
export function layOutBars(days: DayShown[]): Bars {
  const top = roundUp(Math.max(...days.map(({ total }) => total), 1));
  const bars = days.map(({ day, mark, counts }, place) => ({
    day,
    mark,
    x: place * step + (step - barWidth) / 2,
    segments: pile(counts, top),
  }));
  return { width: Math.max(1, days.length) * step, height, barWidth, top, bars };
}

/** The next number that reads well on an axis and halves well: 10, 20, 40, 60, 80, 100, 200 … */
export function roundUp(most: number): number {
  const size = 10 ** Math.max(1, Math.floor(Math.log10(most)));
  const fitting = [1, 2, 4, 6, 8, 10].find((times) => times * size >= most) ?? 10;
  return fitting * size;
}

function pile(counts: number[], top: number): Segment[] {
  let ground = height;
  const segments: Segment[] = [];
  counts.forEach((count, category) => {
    if (count === 0) return;
    const tall = (count / top) * height;
    ground -= tall;
    segments.push({ category, y: round(ground), height: round(tall) });
  });
  return segments;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
