import { describeTrending, TrendingPage } from '@/app/papers/trending/TrendingPage';

export const metadata = describeTrending({ window: 'week' });

export default function TrendingWeekPage() {
  return <TrendingPage window="week" />;
}
