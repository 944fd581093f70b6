import Link from 'next/link';
import type { ReactNode } from 'react';
import { AdminFrame } from '@/components/admin/AdminFrame';
import { DayOrigins } from '@/components/admin/DayOrigins';
import { DaysSection } from '@/components/admin/DaysSection';
import type { Shown } from '@/components/admin/ingest-address';
import { LiveRefresh } from '@/components/admin/LiveRefresh';
import { QuietSources, SourceList } from '@/components/admin/SourceList';
import type { Day } from '@/lib/dates';
import type { DayByCount, DayPicture, SourceAtAGlance } from '@/lib/ingest/schema';

type Props = {
  now: string;
  today: Day;
  timeZone: string;
  here: string;
  busy: boolean;
  sources: SourceAtAGlance[];
  picture: DayPicture;
  day: Day | null;
  dayProblem: string | null;
  origins: DayByCount[] | null;
  shown: Shown;
  children: ReactNode;
};

/** The operator's view of what comes in: the days, the feeds, and below them, as children, what can be done. */
export function IngestReport(props: Props) {
  const { now, today, timeZone, here, busy, sources, picture, shown, day, dayProblem, origins } = props;
  return (
    <AdminFrame place="/admin/ingest" title="Ingest" deck={<Deck {...{ timeZone, here, busy }} />}>
      <QuietSources sources={sources} />
      <div className="mt-7 grid grid-cols-1 gap-x-11 gap-y-8 min-[901px]:grid-cols-[minmax(0,1fr)_288px]">
        <div className="grid grid-cols-1 content-start gap-8">
          <DaysSection picture={picture} today={today} shown={shown} />
          <DayOrigins day={day ?? today} origins={origins} problem={dayProblem} />
        </div>
        <SourceList sources={sources} now={now} timeZone={timeZone} />
      </div>
      <div className="mt-10 grid grid-cols-1 gap-10">{props.children}</div>
    </AdminFrame>
  );
}

function Deck({ timeZone, here, busy }: Pick<Props, 'timeZone' | 'here' | 'busy'>) {
  return (
    <p className="flex flex-wrap gap-x-4">
      <span>What comes in from arXiv, and how. Times are those of {timeZone.replaceAll('_', ' ')}.</span>
      <Link
        href={here}
        prefetch={false}
        className="underline decoration-line underline-offset-3 hover:decoration-ink"
      >
        Refresh
      </Link>
      {busy && <LiveRefresh />}
    </p>
  );
}
