import { writeAgo, writeMoment } from '@/components/admin/moments';
import { formatDay } from '@/lib/dates';
import type { PollShown, SourceAtAGlance } from '@/lib/ingest/schema';

type Props = { sources: SourceAtAGlance[]; now: string; timeZone: string };

/** The followed categories, each with what its announcement feed told when it was last asked. */
export function SourceList({ sources, now, timeZone }: Props) {
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title" className="mb-1.5 text-xs font-semibold tracking-[0.04em] text-faint">
        Feeds
      </h2>
      <ul>
        {sources.map(({ category, poll }) => (
          <li
            key={category}
            className="grid grid-cols-[68px_1fr] gap-2 border-line border-t py-[7px] text-sm leading-[1.4] tabular-nums first:border-0"
          >
            <span className="font-[550]">{category}</span>
            <div>
              {poll ? <Poll {...{ poll, now, timeZone }} /> : <p className="text-faint">never asked</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What should worry the operator: feeds that brought no batch on two listing days. */
export function QuietSources({ sources }: { sources: SourceAtAGlance[] }) {
  const quiet = sources.filter(({ quietDays }) => quietDays.length >= 2);
  if (quiet.length === 0) return null;
  return (
    <ul className="mt-5 grid gap-2">
      {quiet.map(({ category, quietDays }) => (
        <li key={category} className="border-accent border-l-2 pl-3 text-accent-ink">
          The feed of {category} brought no new batch on the last two listing days,{' '}
          {quietDays.map(writeDay).join(' and ')}. Bring the days in by an OAI range if arXiv has announced
          any.
        </li>
      ))}
    </ul>
  );
}

function Poll({ poll, now, timeZone }: { poll: PollShown; now: string; timeZone: string }) {
  const { verdict, feedDay, counts, reason, at } = poll;
  const bad = verdict === 'error';
  return (
    <>
      <p className={bad ? 'text-accent-ink' : ''}>
        {verdictWords[verdict]}
        {feedDay && `, ${writeDay(feedDay)}`}
      </p>
      {(reason || Object.keys(counts).length > 0) && (
        <p className="text-[13px] text-soft">{reason ?? writeCounts(counts)}</p>
      )}
      <p className="text-xs text-faint">
        <time dateTime={at} title={writeMoment(at, timeZone)}>
          {writeAgo(at, now)}
        </time>
      </p>
    </>
  );
}

const verdictWords = {
  fresh: 'A new batch',
  same: 'Nothing new since',
  stale: 'Still an old batch',
  empty: 'Nothing in it',
  error: 'No answer',
};

function writeCounts(counts: PollShown['counts']): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${count.toLocaleString('en-US')} ${kindWords[kind] ?? kind}`)
    .join(', ');
}

const kindWords: Record<string, string> = {
  cross: 'cross-listed',
  replace: 'replaced',
  'replace-cross': 'replaced cross-lists',
};

function writeDay(day: string): string {
  return formatDay(day, { month: 'short', day: 'numeric' });
}
