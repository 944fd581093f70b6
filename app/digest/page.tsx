import { EditionList } from '@/components/digest/EditionList';
import { cachedEditions } from '@/lib/digest/queries';

export const metadata = {
  title: 'Digest',
  description: 'Every edition of the digest, as it was mailed.',
  alternates: { canonical: '/digest' },
};

export default async function DigestPage() {
  const editions = await cachedEditions();
  return (
    <div className="py-9">
      <h1 className="m-0 font-serif text-[40px] leading-tight font-medium tracking-[-0.02em]">Editions</h1>
      <p className="m-0 mt-2 text-(--soft)">Every digest as it was mailed, the newest first.</p>
      {editions.length === 0 ? <p className="mt-6">The first one comes when the first day is over.</p> : null}
      <EditionList editions={editions} />
    </div>
  );
}
