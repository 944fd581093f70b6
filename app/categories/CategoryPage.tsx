import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { CategoryFrame } from '@/app/categories/CategoryFrame';
import { CategoryHotPage } from '@/app/categories/CategoryHotPage';
import { CategorySteps } from '@/components/categories/CategorySteps';
import { PaperList } from '@/components/feed/PaperList';
import { type Day, formatDay } from '@/lib/dates';
import { pageSize, parsePage } from '@/lib/entries/schema';
import {
  type Category,
  type CategoryPeriod,
  type CategoryView,
  categoryPath,
  findCategory,
  parseView,
  spellCategory,
} from '@/lib/ranking/categories/schema';
import { listCategoryCached } from '@/lib/ranking/category-queries';

type Address = { code: string; view?: string; page?: string };

/** The papers of one category: of its newest day, a week or month, or by Hot. */
export async function CategoryPage({ code, view: shown = 'day', page = '1' }: Address) {
  const view = parseView(shown);
  const number = parsePage(page);
  if (!view || !number) notFound();
  const category = requireCategory(code, view, number);
  if (view === 'trending') {
    if (number > 1) notFound();
    return <CategoryHotPage category={category} place={null} />;
  }
  const list = await listCategoryCached(category.code, view, number);
  if (number > 1 && list.papers.length === 0) notFound();
  return (
    <CategoryFrame category={category} view={view} byline={writeByline(category, view, list.newest)}>
      <PaperList papers={list.papers} start={(number - 1) * pageSize + 1} />
      {list.papers.length === 0 && <p className="py-8 text-soft">No paper of this category is here yet.</p>}
      <CategorySteps
        page={number}
        more={list.more}
        hrefOf={(other) => categoryPath(category.code, view, other)}
      />
    </CategoryFrame>
  );
}

export function describeCategory({ code, view: shown = 'day', page = '1' }: Address): Metadata {
  const category = findCategory(code);
  const view = parseView(shown);
  const number = parsePage(page);
  if (!category || !view || !number) return { title: 'No such category' };
  const title = `${category.name} (${category.code})${titles[view]}`;
  return {
    title: number > 1 ? `${title}, page ${number}` : title,
    description: `New papers in ${category.name}, arXiv's ${category.code}.`,
    alternates: {
      canonical: categoryPath(category.code, view, number),
      types: { 'application/atom+xml': `/categories/${category.code}/feed.xml` },
    },
  };
}

/** Other spellings lead to arXiv's; what arXiv does not have is not found. */
export function requireCategory(code: string, view: CategoryView = 'day', page = 1): Category {
  const category = findCategory(code);
  if (category) return category;
  const spelt = spellCategory(code);
  if (!spelt) notFound();
  permanentRedirect(categoryPath(spelt, view, page));
}

const titles: Record<CategoryView, string> = {
  day: '',
  week: ', the week',
  month: ', the month',
  trending: ', trending',
};

function writeByline({ code, archive }: Category, period: CategoryPeriod, newest: Day | null): string {
  const place = archive ? `${code}, in ${archive.name}` : code;
  if (!newest) return place;
  const day = formatDay(newest, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  if (period === 'day') return `${place}. Announced ${day}, most votes first.`;
  return `${place}. Announced in the ${period === 'week' ? 'seven' : 'thirty'} days up to ${day}, most votes first.`;
}
