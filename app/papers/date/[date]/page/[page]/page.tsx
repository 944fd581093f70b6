import { DayPage, describeDay } from '@/app/papers/date/DayPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ date: string; page: string }> };

export function generateStaticParams() {
  return [{ date: 'placeholder', page: '1' }];
}

export async function generateMetadata({ params }: Props) {
  return describeDay(await params);
}

export default async function LaterFeedDayPage({ params }: Props) {
  return <DayPage {...(await params)} />;
}
