import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { PeriodPage } from '@/app/papers/PeriodPage';
import { type Day, formatDay, lastDayOfMonth, monthOf, parseMonth } from '@/lib/dates';
import { parsePage } from '@/lib/entries/schema';

type Address = { month: string; page?: string };

export function MonthPage({ month, page = '1' }: Address) {
  const first = parseMonth(month);
  const number = parsePage(page);
  if (!first || !number) notFound();
  if (monthOf(first) !== month) permanentRedirect(addressOf(first, number));
  return (
    <PeriodPage
      period="month"
      first={first}
      last={lastDayOfMonth(first)}
      page={number}
      title={writeTitle(first)}
      nameOf={(day) => formatDay(day, { month: 'short' })}
      addressOf={addressOf}
    />
  );
}

export function describeMonth({ month, page = '1' }: Address): Metadata {
  const first = parseMonth(month);
  const number = parsePage(page);
  if (!first || !number) return { title: 'No such month' };
  const title = writeTitle(first);
  return {
    title: number > 1 ? `${title}, page ${number}` : title,
    description: `The papers that arXiv announced in ${title}, ranked by votes.`,
    alternates: { canonical: addressOf(first, number) },
  };
}

function addressOf(day: Day, page = 1): string {
  return `/papers/month/${monthOf(day)}${page > 1 ? `/page/${page}` : ''}`;
}

function writeTitle(first: Day): string {
  return formatDay(first, { month: 'long', year: 'numeric' });
}
