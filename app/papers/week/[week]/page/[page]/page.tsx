import { describeWeek, WeekPage } from '@/app/papers/week/WeekPage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ week: string; page: string }> };

export function generateStaticParams() {
  return [{ week: 'placeholder', page: '1' }];
}

export async function generateMetadata({ params }: Props) {
  return describeWeek(await params);
}

export default async function Page({ params }: Props) {
  return <WeekPage {...(await params)} />;
}
