import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MonthCalendar } from '@/components/calendar/MonthCalendar';
import { Masthead } from '@/components/feed/Masthead';
import { Segments } from '@/components/ui/Segments';
import { monthOf } from '@/lib/dates';
import { countByDayCached, getCurrentDayCached, listYearsCached } from '@/lib/entries/calendar-queries';
import type { DayCount } from '@/lib/entries/schema';

/** A year's months that have papers, newest first. Without a year, the newest one. */
export async function ArchivePage({ year }: { year?: string }) {
  if (year !== undefined && !/^\d{4}$/.test(year)) notFound();
  const [years, today] = await Promise.all([listYearsCached(), getCurrentDayCached()]);
  const shown = year ? Number(year) : years[0];
  if (year && !years.includes(Number(year))) notFound();
  const counts = shown ? await countByDayCached(`${shown}-01-01`, `${shown}-12-31`) : [];
  return (
    <>
      <Masthead title={shown ? `Archive, ${shown}` : 'Archive'} byline={writeByline(counts)}>
        {years.length > 1 && <Segments label="Year" segments={years.map((each) => segmentOf(each, shown))} />}
      </Masthead>
      <div className="grid items-start gap-x-11 gap-y-9 border-t border-line pt-7 min-[640px]:grid-cols-2 min-[901px]:grid-cols-3">
        {byMonth(counts).map(([month, days]) => (
          <MonthCalendar key={month} month={`${month}-01`} counts={days} today={today} />
        ))}
      </div>
    </>
  );
}

export function describeArchive({ year }: { year?: string }): Metadata {
  return {
    title: year ? `Archive, ${year}` : 'Archive',
    description: 'Every day with papers, as a calendar.',
    alternates: { canonical: year ? `/archive/${year}` : '/archive' },
  };
}

function segmentOf(year: number, shown: number | undefined) {
  return { label: String(year), href: `/archive/${year}`, current: year === shown };
}

function byMonth(counts: DayCount[]): [string, DayCount[]][] {
  const months = new Map<string, DayCount[]>();
  for (const count of counts.toReversed()) {
    const month = monthOf(count.day);
    months.set(month, [...(months.get(month) ?? []), count]);
  }
  return [...months];
}

function writeByline(counts: DayCount[]): string {
  if (counts.length === 0) return 'No papers have come in yet';
  const papers = counts.reduce((sum, count) => sum + count.papers, 0);
  const days = counts.length === 1 ? '1 day' : `${counts.length} days`;
  return `${papers === 1 ? '1 paper' : `${papers.toLocaleString('en-US')} papers`} on ${days}`;
}
