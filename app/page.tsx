import type { Metadata } from 'next';
import { describeNewestDay, NewestDay } from '@/app/papers/date/NewestDay';

export function generateMetadata(): Promise<Metadata> {
  return describeNewestDay();
}

export default function NewestDayPage() {
  return <NewestDay />;
}
