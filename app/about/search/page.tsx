import { SearchLanguage } from '@/components/search/SearchLanguage';

export const metadata = {
  title: 'How to search',
  description: 'Words, phrases and operators of the search, in one table.',
  alternates: { canonical: '/about/search' },
};

export default function AboutSearchPage() {
  return <SearchLanguage />;
}
