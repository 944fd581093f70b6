import Link from 'next/link';
import { ingestAddress, type Shown } from '@/components/admin/ingest-address';
import { RunRow } from '@/components/admin/RunRow';
import { sourceNames } from '@/components/admin/scope-words';
import { Pager } from '@/components/ui/Pager';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { type RunFilter, type RunShown, runOutcomes, runSources } from '@/lib/ingest/schema';

type Props = {
  runs: RunShown[];
  total: number;
  page: number;
  pages: number;
  filter: RunFilter;
  shown: Shown;
  timeZone: string;
  children?: React.ReactNode;
};

/** The runs of ingest, newest first, with links that filter them. What has just happened comes in as children. */
export function RunList({ runs, total, page, pages, filter, shown, timeZone, children }: Props) {
  return (
    <section id="runs" aria-labelledby="runs-title" className="scroll-mt-20 border-line border-t pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="runs-title" className="font-serif text-[23px] leading-tight font-medium">
          Runs
        </h2>
        <p className="text-sm text-soft tabular-nums">
          {total === 1 ? '1 run' : `${total.toLocaleString('en-US')} runs`} in 90 days
        </p>
      </div>
      {children}
      <Filters filter={filter} shown={shown} />
      {runs.length === 0 ? (
        <p className="border-line border-t py-6 text-soft">No run fits.</p>
      ) : (
        <RunTable runs={runs} timeZone={timeZone} />
      )}
      <Pager page={page} pages={pages} hrefOf={(p) => ingestAddress({ ...shown, p }, 'runs')} />
    </section>
  );
}

function RunTable({ runs, timeZone }: { runs: RunShown[]; timeZone: string }) {
  return (
    <ScrollRegion label="The runs as a table">
      <table className="w-full min-w-[58rem] text-sm tabular-nums">
        <caption className="sr-only">Runs of ingest, newest first. Times are those of {timeZone}.</caption>
        <thead>
          <tr className="border-line border-b text-left text-[13px] text-faint">
            {columns.map(({ name, numeric }) => (
              <th
                key={name}
                scope="col"
                className={`py-1.5 pr-4 font-normal last:pr-0 ${numeric ? 'text-right' : ''}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Filters({ filter, shown }: { filter: RunFilter; shown: Shown }) {
  const all = { ...shown, p: undefined, run: undefined };
  return (
    <nav aria-label="Which runs" className="mt-3 mb-3 grid gap-1 text-sm">
      <FilterLine
        name="Source"
        links={[undefined, ...runSources].map((source) => ({
          label: source ? sourceNames[source] : 'all',
          href: ingestAddress({ ...all, source }, 'runs'),
          current: filter.source === source && !filter.run,
        }))}
      />
      <FilterLine
        name="Outcome"
        links={[undefined, ...runOutcomes].map((outcome) => ({
          label: outcome ? outcomeNames[outcome] : 'all',
          href: ingestAddress({ ...all, outcome }, 'runs'),
          current: filter.outcome === outcome && !filter.run,
        }))}
      />
    </nav>
  );
}

type FilterLink = { label: string; href: string; current: boolean };

function FilterLine({ name, links }: { name: string; links: FilterLink[] }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="w-16 text-[13px] text-faint">{name}</span>
      {links.map(({ label, href, current }) => (
        <Link
          key={label}
          href={href}
          prefetch={false}
          aria-current={current ? 'true' : undefined}
          aria-label={`${name}: ${label}`}
          className="py-0.5 text-soft hover:text-ink aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-4"
        >
          {label}
        </Link>
      ))}
    </p>
  );
}

const outcomeNames = { requested: 'waiting', running: 'running', succeeded: 'done', failed: 'failed' };

const columns = [
  { name: 'What', numeric: false },
  { name: 'Outcome', numeric: false },
  { name: 'Began', numeric: false },
  { name: 'Took', numeric: true },
  { name: 'Requests', numeric: true },
  { name: 'New', numeric: true },
  { name: 'Changed', numeric: true },
  { name: 'Unchanged', numeric: true },
  { name: 'Quarantined', numeric: true },
];
