import { writeAgo, writeMoment } from '@/components/admin/moments';
import type { DigestRunShown } from '@/lib/digest/operator/schema';

export type GateShown = {
  name: string;
  closedUntil: string | null;
  closedBecause: string | null;
  perMinute: number | null;
};

type Props = {
  sending: 'on' | 'off' | 'copied';
  runs: DigestRunShown[];
  gates: GateShown[];
  now: string;
  timeZone: string;
};

/** Whether mail may leave, when the digest last ran, and which receivers take none for now. */
export function SendingState({ sending, runs, gates, now, timeZone }: Props) {
  return (
    <section aria-labelledby="sending-title" className="border-line border-t pt-6">
      <h2 id="sending-title" className="font-serif text-[23px] leading-tight font-medium">
        Sending
      </h2>
      <p className={`mt-3 ${sending === 'on' ? '' : 'border-accent border-l-2 pl-3 text-accent-ink'}`}>
        {sendingWords[sending]}
      </p>
      <LastRun runs={runs} now={now} />
      {gates.length > 0 && (
        <ul className="mt-4 border-line border-t">
          {gates.map((gate) => (
            <Gate key={gate.name} {...{ gate, now, timeZone }} />
          ))}
        </ul>
      )}
    </section>
  );
}

function LastRun({ runs, now }: { runs: DigestRunShown[]; now: string }) {
  const [last] = runs;
  if (!last) return <p className="mt-2 text-soft">The digest has never run.</p>;
  const done = Object.entries(last.counts).filter(([, count]) => count > 0);
  const said = done.map(([name, count]) => `${count.toLocaleString('en-US')} ${name.replaceAll('_', ' ')}`);
  return (
    <div className="mt-2 text-sm text-soft tabular-nums">
      <p>
        The last run began <time dateTime={last.startedAt}>{writeAgo(last.startedAt, now)}</time>
        {last.finishedAt ? `: ${said.join(', ') || 'nothing to do'}.` : ' and is running.'}
      </p>
      {last.outcome === 'failed' && <p className="text-accent-ink">It failed: {last.reason}</p>}
      <p className="text-faint">The next follows within five minutes where the worker or a scheduler runs.</p>
    </div>
  );
}

function Gate({ gate, now, timeZone }: { gate: GateShown } & Pick<Props, 'now' | 'timeZone'>) {
  const { name, closedUntil, closedBecause, perMinute } = gate;
  const who = name === '*' ? 'The mail server' : name;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-2.5 text-sm">
      <div>
        <p className="font-[550]">{who}</p>
        <p className="text-[13px] text-soft">
          {closedUntil &&
            (closedUntil > now
              ? `Closed until ${writeMoment(closedUntil, timeZone)}`
              : 'Closed; the next mail tries it')}
          {closedUntil && closedBecause && `: ${closedBecause}`}
          {closedUntil && perMinute !== null && '; '}
          {perMinute !== null && `slowed to ${perMinute} a minute`}
        </p>
      </div>
      <form action="/admin/digest/open-gate" method="post">
        <input type="hidden" name="name" value={name} />
        <button type="submit" className="button">
          Open again<span className="sr-only">: {who}</span>
        </button>
      </form>
    </li>
  );
}

const sendingWords = {
  on: 'Mail may leave from here.',
  off: 'No mail leaves: MAIL_SENDING is off.',
  copied:
    'No mail leaves: this database first sent from another address. If it is to send from here, run npm run digest -- --allow-sending-here.',
};
