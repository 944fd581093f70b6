import { MonthCalendar } from '@/components/calendar/MonthCalendar';
import { JumpToDate } from '@/components/feed/JumpToDate';
import { TrendingRail } from '@/components/feed/TrendingRail';
import { type Day, lastDayOfMonth, monthOf } from '@/lib/dates';
import { countByDayCached, findNewestDayCached, getCurrentDayCached } from '@/lib/entries/calendar-queries';
import { listTrendingCached } from '@/lib/ranking/queries';

type Props = { day: Day; shown?: Day; trending?: boolean };

/** The month around a day and what is trending. */
export async function FeedRail({ day, shown, trending = true }: Props) {
  const month = `${monthOf(day)}-01`;
  const [counts, today, newest, top] = await Promise.all([
    countByDayCached(month, lastDayOfMonth(month)),
    getCurrentDayCached(),
    findNewestDayCached(),
    listTrendingCached('week', 1),
  ]);
  return (
    <>
      <div className="grid gap-3">
        <MonthCalendar month={month} counts={counts} today={today} shown={shown} />
        <JumpToDate id="jump-in-rail" day={day} newest={newest ?? day} />
      </div>
      {trending && <TrendingRail papers={top.papers.slice(0, 5)} />}
    </>
  );
}
