import { notFound } from 'next/navigation';
import { CategoryFrame } from '@/app/categories/CategoryFrame';
import { TrendingPapers } from '@/components/feed/TrendingPapers';
import { TrendingReadOn } from '@/components/feed/TrendingReadOn';
import { type Category, categoryPath } from '@/lib/ranking/categories/schema';
import { listCategoryHotCached } from '@/lib/ranking/category-queries';
import { rules } from '@/lib/ranking/schema';

/** A category by Hot, from the top or read on after a place. */
export async function CategoryHotPage({ category, place }: { category: Category; place: string | null }) {
  const stretch = await listCategoryHotCached(category.code, place);
  if (!stretch || (place && stretch.papers.length === 0)) notFound();
  const path = categoryPath(category.code, 'trending');
  return (
    <CategoryFrame
      category={category}
      view="trending"
      byline={`${category.code}, as on Trending. ${rules.hot.sentence}`}
    >
      <TrendingPapers papers={stretch.papers} start={1} />
      {stretch.papers.length === 0 && (
        <p className="py-8 text-soft">No paper of this category is here yet.</p>
      )}
      <TrendingReadOn
        first={path}
        next={stretch.next && `${path}/after/${stretch.next}`}
        begun={place !== null}
      />
    </CategoryFrame>
  );
}
