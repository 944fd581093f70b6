import { PaperEntry } from '@/components/papers/PaperEntry';
import type { AuthorPage } from '@/lib/authors/schema';
import type { PaperSummary } from '@/lib/papers/schema';

type Props = Pick<AuthorPage, 'papers' | 'years'>;

/** Papers under the year in which they came out. */
export function AuthorPapers({ papers, years }: Props) {
  const counts = new Map(years.map(({ year, papers: count }) => [year, count]));
  return byYear(papers).map(({ year, some }) => (
    <section key={year} aria-label={`${year}`}>
      <p className="border-ink border-b pt-5 pb-1.5 font-[550] text-sm tabular-nums">
        {year}
        <span className="ml-2 font-normal text-faint">{counted(counts.get(year) ?? some.length)}</span>
      </p>
      <ol>
        {some.map((paper) => (
          <li key={paper.id}>
            <PaperEntry paper={paper} />
          </li>
        ))}
      </ol>
    </section>
  ));
}

function byYear(papers: PaperSummary[]): { year: number; some: PaperSummary[] }[] {
  const groups: { year: number; some: PaperSummary[] }[] = [];
  for (const paper of papers) {
    const year = Number(paper.publishedAt.slice(0, 4));
    const last = groups.at(-1);
    if (last?.year === year) last.some.push(paper);
    else groups.push({ year, some: [paper] });
  }
  return groups;
}

function counted(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers} papers`;
}
