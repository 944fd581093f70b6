import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BringIn } from '@/components/papers/PaperPageBringIn';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Bring in a paper', robots: { index: false } };

export default function Page({ searchParams }: Props) {
  return (
    <div className="prose py-12">
      <h1 className="font-serif text-[32px] leading-tight font-medium min-[901px]:text-[40px]">
        Bring in a paper
      </h1>
      <p className="mt-4">
        Any paper at arXiv can come into the catalogue. Type its id, or paste its address. It takes a few
        seconds, since arXiv asks to be asked slowly.
      </p>
      <Suspense fallback={<BringIn typed="" problem={null} />}>
        <Filled searchParams={searchParams} />
      </Suspense>
    </div>
  );
}

async function Filled({ searchParams }: Props) {
  const { arxivId, problem } = await searchParams;
  const typed = typeof arxivId === 'string' ? arxivId : '';
  return <BringIn typed={typed} problem={typeof problem === 'string' ? problem : null} />;
}
