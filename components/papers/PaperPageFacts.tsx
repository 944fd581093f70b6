import Link from 'next/link';
import type { ReactNode } from 'react';
import { PlaceChart } from '@/components/papers/PaperPagePlaces';
import { VersionList } from '@/components/papers/VersionList';
import { VotesChart } from '@/components/papers/VotesChart';
import { formatDay } from '@/lib/dates';
import type { PaperDetail } from '@/lib/papers/schema';
import type { Movement } from '@/lib/ranking/schema';

type Props = { paper: PaperDetail; place: number | null; movement: Movement };

/** The quiet column beside the abstract: day, votes, versions and what arXiv states. */
export function PaperPageFacts({ paper, place, movement }: Props) {
  return (
    <aside aria-label="About this paper" className="min-w-0 text-sm">
      {paper.feedDay && (
        <Fact title="In the paper of">
          <Link
            href={`/papers/date/${paper.feedDay}`}
            prefetch={false}
            className="underline underline-offset-[3px]"
          >
            {formatDay(paper.feedDay, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })}
          </Link>
          {place !== null && <span className="text-faint tabular-nums">, number {place}</span>}
          {paper.submitter && <p className="text-soft">Submitted by {paper.submitter.name}</p>}
        </Fact>
      )}
      {paper.votesByDay.length > 0 && (
        <Fact title="Votes over time">
          <p className="mb-2 tabular-nums">{countRecent(movement.votesOfLastDay)}</p>
          <VotesChart votes={paper.votesByDay} />
        </Fact>
      )}
      {movement.places.some((each) => each !== null) && (
        <Fact title="Its place on its day">
          <PlaceChart places={movement.places} />
        </Fact>
      )}
      {paper.versions.length > 0 && (
        <Fact title={paper.versions.length === 1 ? 'Version' : 'Versions'}>
          <VersionList paper={paper} />
        </Fact>
      )}
      {paper.journalRef && <Fact title="Appeared in">{paper.journalRef}</Fact>}
      {paper.comment && <Fact title="The authors' note">{paper.comment}</Fact>}
      {paper.dois.length > 0 && <Fact title="DOI">{paper.dois.join(', ')}</Fact>}
      {paper.subjectClasses.length > 0 && (
        <Fact title="Subject classes">{paper.subjectClasses.join(', ')}</Fact>
      )}
      {paper.licence && <Fact title="Licence">{paper.licence}</Fact>}
    </aside>
  );
}

function countRecent(votes: number): string {
  return votes === 1 ? '1 vote in the last 24 hours' : `${votes || 'No'} votes in the last 24 hours`;
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-line py-4 first:pt-0 last:border-0">
      <h2 className="mb-1.5 font-serif text-[17px] font-medium">{title}</h2>
      <div className="text-soft [&_a]:text-ink">{children}</div>
    </section>
  );
}
