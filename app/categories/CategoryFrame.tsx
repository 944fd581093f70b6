import type { ReactNode } from 'react';
import { CategoryRail } from '@/components/categories/CategoryRail';
import { CategorySegments } from '@/components/categories/CategorySegments';
import { Masthead } from '@/components/feed/Masthead';
import { FollowButton } from '@/components/follows/FollowButton';
import type { Category, CategoryView } from '@/lib/ranking/categories/schema';

type Props = { category: Category; view: CategoryView; byline: string; children: ReactNode };

/** What stands around every list of a category. */
export function CategoryFrame({ category, view, byline, children }: Props) {
  return (
    <>
      <Masthead title={category.name} byline={byline}>
        <CategorySegments code={category.code} current={view} />
        <FollowButton kind="category" target={category.code} />
      </Masthead>
      <div className="grid items-start gap-11 min-[901px]:grid-cols-[minmax(0,1fr)_288px]">
        <div className="min-w-0 border-t border-line">
          {children}
          <p className="py-6 text-sm text-soft">
            <a href={`/categories/${category.code}/feed.xml`} className="underline underline-offset-[3px]">
              Feed of {category.code}
            </a>
          </p>
        </div>
        <CategoryRail category={category} />
      </div>
    </>
  );
}
