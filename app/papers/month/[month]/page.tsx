import { describeMonth, MonthPage } from '@/app/papers/month/MonthPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ month: string }> };

export function generateStaticParams() {
  return [{ month: 'placeholder' }];
}

export async function generateMetadata({ params }: Props) {
  return describeMonth(await params);
}

export default async function Page({ params }: Props) {
  return <MonthPage {...(await params)} />;
}
