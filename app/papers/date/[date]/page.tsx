import { DayPage, describeDay } from '@/app/papers/date/DayPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ date: string }> };

export function generateStaticParams() {
  return [{ date: 'placeholder' }];
}

export async function generateMetadata({ params }: Props) {
  return describeDay(await params);
}

export default async function FeedDayPage({ params }: Props) {
  return <DayPage {...(await params)} />;
}
