import { Segments } from '@/components/ui/Segments';
import { type CategoryView, categoryPath, categoryViews } from '@/lib/ranking/categories/schema';

const names: Record<CategoryView, string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  trending: 'Trending',
};

export function CategorySegments({ code, current }: { code: string; current: CategoryView }) {
  return (
    <Segments
      label="Papers of this category"
      segments={categoryViews.map((view) => ({
        label: names[view],
        href: categoryPath(code, view),
        current: view === current,
      }))}
    />
  );
}
