import { CategoryPage, describeCategory } from '@/app/categories/CategoryPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ code: string; page: string }> };

export function generateStaticParams() {
  return [{ code: 'placeholder', page: '1' }];
}

export async function generateMetadata({ params }: Props) {
  return describeCategory(await params);
}

export default async function Page({ params }: Props) {
  return <CategoryPage {...(await params)} />;
}
