import { PilesChart } from '@/components/admin/digest/PilesChart';
import {
  type DeliveryState,
  type EditionShown,
  openStates,
  type ReportsOfDay,
} from '@/lib/digest/operator/schema';

type Props = { daily: EditionShown[]; weekly: EditionShown[]; reports: ReportsOfDay[] };

/** What became of the last editions, and what came back a day. */
export function DigestCharts({ daily, weekly, reports }: Props) {
  return (
    <section aria-labelledby="charts-title" className="border-line border-t pt-6">
      <h2 id="charts-title" className="font-serif text-[23px] leading-tight font-medium">
        Over time
      </h2>
      <p className="mt-1 text-sm text-soft">
        Opens and clicks are not tracked: no mail carries a pixel or a counted link.
      </p>
      <div className="grid grid-cols-1 gap-x-11 gap-y-4 min-[901px]:grid-cols-2">
        <Editions id="daily-drawn" title="Deliveries of the daily editions" editions={daily} />
        <Editions id="weekly-drawn" title="Deliveries of the weekly editions" editions={weekly} />
        <PilesChart
          id="reports-drawn"
          title="Bounces and complaints a day"
          piles={reports.map(({ day, bounces, complaints }) => ({ day, counts: [bounces, complaints] }))}
          series={[
            { name: 'bounces', fill: ink(55) },
            { name: 'complaints', fill: 'var(--accent)' },
          ]}
        />
      </div>
    </section>
  );
}

function Editions({ id, title, editions }: { id: string; title: string; editions: EditionShown[] }) {
  if (editions.every(({ candidates }) => candidates === 0)) return null;
  const piles = editions.map(({ periodStart, counts }) => ({
    day: periodStart,
    counts: groups.map(({ states }) => states.reduce((sum, state) => sum + counts[state], 0)),
  }));
  return <PilesChart id={id} title={title} piles={piles} series={groups} />;
}

const groups: { name: string; fill: string; states: readonly DeliveryState[] }[] = [
  { name: 'sent', fill: ink(85), states: ['sent'] },
  { name: 'open', fill: ink(60), states: openStates },
  { name: 'cancelled', fill: ink(40), states: ['cancelled'] },
  { name: 'suppressed', fill: ink(26), states: ['suppressed'] },
  { name: 'skipped', fill: ink(14), states: ['skipped_late'] },
  { name: 'unknown', fill: 'color-mix(in srgb, var(--accent) 55%, var(--paper))', states: ['unknown'] },
  { name: 'failed', fill: 'var(--accent)', states: ['failed'] },
];

function ink(share: number): string {
  return `color-mix(in srgb, var(--ink) ${share}%, var(--paper))`;
}
