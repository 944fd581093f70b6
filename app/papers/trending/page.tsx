import { StretchPage } from '@/app/papers/trending/StretchPage';
import { describeTrending } from '@/app/papers/trending/TrendingPage';

export const metadata = describeTrending({ window: 'hot' });

export default function TrendingHotPage() {
  return <StretchPage sort="hot" place={null} />;
}
