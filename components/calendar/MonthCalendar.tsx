import Link from 'next/link';
import type { CSSProperties } from 'react';
import { addDays, type Day, daysBetween, formatDay, lastDayOfMonth, monthOf, weekdayOf } from '@/lib/dates';
import type { DayCount } from '@/lib/entries/schema';

type Props = { month: Day; counts: DayCount[]; today: Day; shown?: Day | undefined };

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A month whose days are tinted by how many papers they have. `month` is its first day. */
export function MonthCalendar({ month, counts, today, shown }: Props) {
  const papersOf = new Map(counts.map((count) => [count.day, count.papers]));
  const most = Math.max(1, ...counts.map((count) => count.papers));
  return (
    <table className="-mx-1 w-[calc(100%+8px)] table-fixed border-separate border-spacing-1 text-center text-xs tabular-nums">
      <caption className="mb-1.5 ml-1 text-left text-xs font-semibold tracking-[0.04em] text-faint">
        <Link href={`/papers/month/${monthOf(month)}`} prefetch={false}>
          {formatDay(month, { month: 'long', year: 'numeric' })}
        </Link>
      </caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekday} className="font-normal text-faint">
              {weekday.charAt(0)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.monday}>
            {week.days.map((day, place) => (
              <td key={weekdays[place]} className="p-0">
                {day && (
                  <CalendarDay
                    day={day}
                    papers={papersOf.get(day) ?? 0}
                    most={most}
                    today={today}
                    shown={shown}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = { day: Day; papers: number; most: number; today: Day; shown: Day | undefined };

function CalendarDay({ day, papers, most, today, shown }: DayProps) {
  const marks = `${day === today ? 'outline-2 outline-ink' : ''} ${day === shown ? 'font-bold underline underline-offset-2' : ''}`;
  const number = Number(day.slice(8));
  if (papers === 0) return <span className={`block rounded-md py-[5px] text-faint ${marks}`}>{number}</span>;
  return (
    <Link
      href={`/papers/date/${day}`}
      prefetch={false}
      aria-current={day === shown ? 'page' : undefined}
      aria-label={`${formatDay(day, { month: 'long', day: 'numeric' })}, ${papers} ${papers === 1 ? 'paper' : 'papers'}`}
      className={`calendar-day block rounded-md py-[5px] font-medium hover:outline-1 hover:outline-ink hover:no-underline ${marks}`}
      style={{ '--share': Math.round(6 + (papers / most) * 44) } as CSSProperties}
    >
      {number}
    </Link>
  );
}

type Week = { monday: Day; days: (Day | null)[] };

function weeksOf(month: Day): Week[] {
  const last = lastDayOfMonth(month);
  const start = addDays(month, 1 - weekdayOf(month));
  const count = Math.ceil((daysBetween(start, last) + 1) / 7);
  return Array.from({ length: count }, (_, week) => {
    const monday = addDays(start, week * 7);
    const days = weekdays.map((_, place) => addDays(monday, place));
    return { monday, days: days.map((day) => (day >= month && day <= last ? day : null)) };
  });
}
