import { Segments } from '@/components/ui/Segments';
import { rules, type Sort, trendingPath, windows } from '@/lib/ranking/schema';

const others = ['hot', 'new', 'rising'] as const;

/** The orders of the trending page: three by time, five by plain votes. */
export function TrendingSegments({ current }: { current: Sort }) {
  const segmentOf = (sort: Sort) => ({
    label: rules[sort].name,
    href: trendingPath(sort),
    current: sort === current,
  });
  return (
    <>
      <Segments label="Order" segments={others.map(segmentOf)} />
      <Segments label="Most votes" segments={windows.map(segmentOf)} />
    </>
  );
}
