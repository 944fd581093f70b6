import { describeTrending, TrendingPage } from '@/app/papers/trending/TrendingPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ window: string; page: string }> };

export function generateStaticParams() {
  return [{ window: 'placeholder', page: '1' }];
}

export async function generateMetadata({ params }: Props) {
  return describeTrending(await params);
}

export default async function Page({ params }: Props) {
  return <TrendingPage {...(await params)} />;
}
