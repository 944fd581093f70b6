import { writeDuration, writeMoment } from '@/components/admin/moments';
import { describeScope, sourceNames } from '@/components/admin/scope-words';
import { isRepeatable, type RunShown } from '@/lib/ingest/schema';

/** One run: what it was asked for, how it ended, and the way to ask for the same again. */
export function RunRow({ run, timeZone }: { run: RunShown; timeZone: string }) {
  const { startedAt, finishedAt, outcome, counts, source, scope, reason } = run;
  const began = outcome !== 'requested';
  return (
    <tr id={`run-${run.id}`} className="border-line border-b align-top">
      <th scope="row" className="w-[30%] py-2.5 pr-4 text-left font-normal">
        <span className="font-[550]">{sourceNames[source]}</span>
        <span className="block text-[13px] text-soft">{describeScope(scope)}</span>
        {reason && <span className="block max-w-[44ch] text-[13px] text-accent-ink">{reason}</span>}
      </th>
      <td className="py-2.5 pr-4">
        <div className="flex items-baseline gap-3 whitespace-nowrap">
          <Outcome outcome={outcome} />
          <Again run={run} />
        </div>
      </td>
      <td className="py-2.5 pr-4 whitespace-nowrap">
        {!began && 'asked '}
        <time dateTime={startedAt}>{writeMoment(startedAt, timeZone)}</time>
      </td>
      <td className={number}>{finishedAt && began ? writeDuration(startedAt, finishedAt) : ''}</td>
      {began && columns.map((name) => <Count key={name} count={counts[name]} bad={name === 'quarantined'} />)}
      {!began && <td colSpan={columns.length} />}
    </tr>
  );
}

/** Nothing is the usual number: it steps back, so that the others are seen. */
function Count({ count, bad }: { count: number | undefined; bad: boolean }) {
  const tone = count === 0 ? 'text-faint' : bad && 'text-accent-ink font-[550]';
  return <td className={`${number} ${tone || ''}`}>{count?.toLocaleString('en-US')}</td>;
}

function Outcome({ outcome }: { outcome: RunShown['outcome'] }) {
  const words = { requested: 'Waiting', running: 'Running', succeeded: 'Done', failed: 'Failed' };
  const tones = {
    requested: 'text-soft',
    running: 'font-[550]',
    succeeded: '',
    failed: 'text-accent-ink font-[550]',
  };
  return <span className={tones[outcome]}>{words[outcome]}</span>;
}

function Again({ run }: { run: RunShown }) {
  const { outcome, source, scope } = run;
  const ended = outcome === 'succeeded' || outcome === 'failed';
  if (!ended || !isRepeatable({ source, scope })) return null;
  return (
    <form action="/admin/ingest/again" method="post">
      <input type="hidden" name="runId" value={run.id} />
      <button
        type="submit"
        className="min-h-6 text-[13px] text-soft underline decoration-line underline-offset-3 hover:text-ink"
      >
        Run again
        <span className="sr-only">
          : {sourceNames[source]} {describeScope(scope)}
        </span>
      </button>
    </form>
  );
}

const columns = ['requests', 'papers', 'changed', 'unchanged', 'quarantined'] as const;
const number = 'py-2.5 pr-4 text-right whitespace-nowrap last:pr-0';
