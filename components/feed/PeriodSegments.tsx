import { Segments } from '@/components/ui/Segments';
import { type Day, monthOf, weekOf } from '@/lib/dates';

export type Period = 'day' | 'week' | 'month';

/** Day, week and month around one day. */
export function PeriodSegments({ day, current }: { day: Day; current: Period }) {
  return (
    <Segments
      label="Period"
      segments={[
        { label: 'Day', href: `/papers/date/${day}`, current: current === 'day' },
        { label: 'Week', href: `/papers/week/${weekOf(day)}`, current: current === 'week' },
        { label: 'Month', href: `/papers/month/${monthOf(day)}`, current: current === 'month' },
      ]}
    />
  );
}
