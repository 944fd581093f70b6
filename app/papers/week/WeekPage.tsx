import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { PeriodPage } from '@/app/papers/PeriodPage';
import { addDays, type Day, formatDay, parseWeek, weekOf } from '@/lib/dates';
import { parsePage } from '@/lib/entries/schema';

type Address = { week: string; page?: string };

export function WeekPage({ week, page = '1' }: Address) {
  const monday = parseWeek(week);
  const number = parsePage(page);
  if (!monday || !number) notFound();
  if (weekOf(monday) !== week) permanentRedirect(addressOf(monday, number));
  return (
    <PeriodPage
      period="week"
      first={monday}
      last={addDays(monday, 6)}
      page={number}
      title={writeTitle(monday)}
      nameOf={(day) => `Week ${Number(weekOf(day).slice(6))}`}
      addressOf={addressOf}
    />
  );
}

export function describeWeek({ week, page = '1' }: Address): Metadata {
  const monday = parseWeek(week);
  const number = parsePage(page);
  if (!monday || !number) return { title: 'No such week' };
  const title = `${writeTitle(monday)}, ${week.slice(0, 4)}`;
  return {
    title: number > 1 ? `${title}, page ${number}` : title,
    description: `The papers that arXiv announced in the week of ${title}, ranked by votes.`,
    alternates: { canonical: addressOf(monday, number) },
  };
}

function addressOf(day: Day, page = 1): string {
  return `/papers/week/${weekOf(day)}${page > 1 ? `/page/${page}` : ''}`;
}

function writeTitle(monday: Day): string {
  const sunday = addDays(monday, 6);
  const sameMonth = monday.slice(0, 7) === sunday.slice(0, 7);
  const end = sameMonth ? Number(sunday.slice(8)) : formatDay(sunday, { month: 'long', day: 'numeric' });
  return `${formatDay(monday, { month: 'long', day: 'numeric' })} to ${end}`;
}
