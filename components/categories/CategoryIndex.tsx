import Link from 'next/link';
import { type ArchiveCounts, type CategoryCount, categoryPath } from '@/lib/ranking/categories/schema';

/** Every archive with its categories; those without a paper in the last thirty days are quieter. */
export function CategoryIndex({ archives }: { archives: ArchiveCounts[] }) {
  return archives.map((archive) => (
    <section key={archive.code} className="border-t border-line py-5">
      <h2 className="flex items-baseline gap-3 font-serif text-[21px] font-medium">
        <Link href={categoryPath(archive.code)} prefetch={false}>
          {archive.name}
        </Link>
        <span className="font-sans text-[13px] text-faint tabular-nums">
          {archive.code}, {count(archive.papers)}
        </span>
      </h2>
      {archive.parts.length > 0 && (
        <ul className="mt-2 grid gap-x-10 text-sm min-[640px]:grid-cols-2 min-[1000px]:grid-cols-3">
          {archive.parts.map((part) => (
            <Part key={part.code} part={part} />
          ))}
        </ul>
      )}
    </section>
  ));
}

function Part({ part: { code, name, papers } }: { part: CategoryCount }) {
  return (
    <li>
      <Link
        href={categoryPath(code)}
        prefetch={false}
        className={`flex items-baseline gap-2 py-1 hover:text-ink ${papers > 0 ? '' : 'text-soft'}`}
      >
        <span className="min-w-0 flex-1">
          {name} <span className="text-[13px] text-faint">{code}</span>
        </span>
        <span className="text-[13px] text-faint tabular-nums">{papers.toLocaleString('en-US')}</span>
      </Link>
    </li>
  );
}

function count(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers.toLocaleString('en-US')} papers`;
}
