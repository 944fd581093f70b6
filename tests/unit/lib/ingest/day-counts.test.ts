import { expect, test } from 'vitest';
import { drawDays, firstDayShown } from '@/lib/ingest/day-counts';

const today = '2026-11-20';
const followed = ['cs.AI', 'cs.LG'];
const on = (day: string, papers: number, category = 'cs.AI') => ({ day, papers, category });
const aWeek = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'].map((day) =>
  on(day, 100),
);
const markOn = (day: string, counted: Parameters<typeof drawDays>[0]) =>
  drawDays(counted, followed, today).days.find((one) => one.day === day)?.mark;

test('thirty listing days end today: weekends and the day after a holiday evening are none', () => {
  expect(firstDayShown(today)).toBe('2026-10-12');
  const days = drawDays([], followed, today).days.map(({ day }) => day);
  expect(days).toHaveLength(30);
  expect(days).not.toContain('2026-11-14');
  expect(drawDays([], followed, '2026-11-30').days.map(({ day }) => day)).not.toContain('2026-11-27');
});

test('a day off the calendar is shown where papers arrived on it, and thirty days stay thirty', () => {
  const { days } = drawDays([on('2026-11-14', 3)], followed, today);
  expect(days.find(({ day }) => day === '2026-11-14')?.total).toBe(3);
  expect(days).toHaveLength(30);
  expect(days.at(-1)?.day).toBe(today);
});

test('papers are counted by category, and every other category together', () => {
  const counted = [on('2026-11-18', 5), on('2026-11-18', 7, 'cs.LG'), on('2026-11-18', 2, 'other')];
  const { categories, days } = drawDays(counted, followed, today);
  expect(categories).toEqual(['cs.AI', 'cs.LG', 'other']);
  expect(days.find(({ day }) => day === '2026-11-18')).toMatchObject({ counts: [5, 7, 2], total: 14 });
});

test('a listing day without papers is marked as missing, one with conspicuously few as low', () => {
  const counted = [...aWeek, on('2026-11-17', 30), on('2026-11-18', 60)];
  expect(markOn('2026-11-16', counted)).toBe('missing');
  expect(markOn('2026-11-17', counted)).toBe('low');
  expect(markOn('2026-11-18', counted)).toBeNull();
});

test('neither today, nor days before the site collected, nor days off the calendar are marked', () => {
  const counted = [...aWeek, on('2026-11-14', 1)];
  for (const day of [today, '2026-11-06', '2026-11-14']) expect(markOn(day, counted)).toBeNull();
});

test('a handful of days does not say what is usual', () => {
  expect(drawDays([on('2026-11-09', 100), on('2026-11-10', 5)], followed, today).usual).toBe(0);
  expect(markOn('2026-11-10', [on('2026-11-09', 100), on('2026-11-10', 5)])).toBeNull();
});
