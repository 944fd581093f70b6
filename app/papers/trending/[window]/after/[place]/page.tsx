import { notFound } from 'next/navigation';
import { describeStretch, StretchPage } from '@/app/papers/trending/StretchPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ window: string; place: string }> };

export function generateStaticParams() {
  return [{ window: 'placeholder', place: 'placeholder' }];
}

export async function generateMetadata({ params }: Props) {
  return describeStretch((await params).window);
}

export default async function Page({ params }: Props) {
  const { window, place } = await params;
  if (window !== 'hot' && window !== 'new') notFound();
  return <StretchPage sort={window} place={place} />;
}
