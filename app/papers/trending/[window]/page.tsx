import { describeTrending, redirectFromHot, TrendingPage } from '@/app/papers/trending/TrendingPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ window: string }> };

export function generateStaticParams() {
  return [{ window: 'placeholder' }];
}

export async function generateMetadata({ params }: Props) {
  return describeTrending(await params);
}

export default async function Page({ params }: Props) {
  const { window } = await params;
  redirectFromHot(window);
  return <TrendingPage window={window} />;
}
