import { notFound } from 'next/navigation';
import { CategoryHotPage } from '@/app/categories/CategoryHotPage';
import { requireCategory } from '@/app/categories/CategoryPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ code: string; view: string; place: string }> };

/** Places are without number: they are for readers, not for search engines. */
export const metadata = {
  title: 'Trending in a category, further on',
  robots: { index: false, follow: false },
};

export function generateStaticParams() {
  return [{ code: 'placeholder', view: 'trending', place: 'placeholder' }];
}

export default async function Page({ params }: Props) {
  const { code, view, place } = await params;
  if (view !== 'trending') notFound();
  return <CategoryHotPage category={requireCategory(code, 'trending')} place={place} />;
}
