import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthorPapers } from '@/components/authors/AuthorPapers';
import { AuthorRail } from '@/components/authors/AuthorRail';
import { FollowButton } from '@/components/follows/FollowButton';
import { Pager } from '@/components/ui/Pager';
import { cachedAuthorPage } from '@/lib/authors/queries';
import { authorPath } from '@/lib/authors/schema';

type Address = { name: string; page?: string };

/** The page of an author: everything that bears the name, in whatever form. */
export async function AuthorView(address: Address) {
  const author = await readPage(address);
  if (!author) notFound();
  const { name, total, page, pages, papers, years } = author;
  return (
    <div className="grid items-start gap-x-11 min-[901px]:grid-cols-[minmax(0,1fr)_288px]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-[22px] pb-[18px] min-[901px]:pt-[34px]">
          <div className="min-w-0">
            <h1 className="font-serif text-[32px] leading-[1.05] font-medium tracking-[-0.022em] text-balance min-[901px]:text-[40px]">
              {name}
            </h1>
            <p className="mt-1.5 text-[14.5px] text-soft tabular-nums">
              {standing(total, years, author.cut)}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <FollowButton kind="author" target={name} />
            <a href={`${authorPath(name)}/feed.xml`} className="button">
              Feed<span className="sr-only"> of new papers by {name}</span>
            </a>
          </div>
        </div>
        <AuthorPapers papers={papers} years={years} />
        <Pager page={page} pages={pages} hrefOf={(to) => authorPath(name, to)} />
      </div>
      <AuthorRail author={author} />
    </div>
  );
}

export async function describeAuthor(address: Address): Promise<Metadata> {
  const author = await readPage(address);
  if (!author) return { title: 'No such author' };
  const { name, total, page } = author;
  return {
    title: page > 1 ? `${name}, page ${page}` : name,
    description: `${total === 1 ? 'A paper' : `${total} papers`} by ${name}, newest first.`,
    alternates: {
      canonical: authorPath(name, page),
      types: { 'application/atom+xml': `${authorPath(name)}/feed.xml` },
    },
  };
}

/** Next hands a segment over as it was written. */
async function readPage({ name, page = '1' }: Address) {
  if (!/^[1-9]\d{0,3}$/.test(page)) return null;
  return cachedAuthorPage(decoded(name), Number(page));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function standing(total: number, years: { year: number }[], cut: boolean): string {
  const papers = total === 1 ? '1 paper' : `${total.toLocaleString('en-US')} papers`;
  const [newest, oldest] = [years[0]?.year, years.at(-1)?.year];
  const span = newest === oldest ? `from ${newest}` : `from ${oldest} to ${newest}`;
  return `${cut ? `the newest ${papers}` : papers} here, ${span}, newest first`;
}
