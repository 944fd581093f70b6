import { CategoryIndex } from '@/components/categories/CategoryIndex';
import { Masthead } from '@/components/feed/Masthead';
import { listCategoriesCached } from '@/lib/ranking/category-queries';

export const metadata = {
  title: 'Categories',
  description: 'The categories of arXiv, with how many papers each had in the last thirty days.',
  alternates: { canonical: '/categories' },
};

export default async function CategoriesPage() {
  const archives = await listCategoriesCached();
  const used = archives.filter((archive) => archive.papers > 0);
  const unused = archives.filter((archive) => archive.papers === 0);
  return (
    <>
      <Masthead
        title="Categories"
        byline="With the number of papers of the last thirty days, cross-lists included."
      >
        {null}
      </Masthead>
      <CategoryIndex archives={[...used, ...unused]} />
    </>
  );
}
