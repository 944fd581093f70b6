import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, type Day, endOfFeedDay, fromDay, mondayOf } from '@/lib/dates';
import { db } from '@/lib/db';
import { addressEdition, lookAgain } from '@/lib/digest/audience-commands';

const hourMs = 3_600_000;

export type Outage = { from: Date; to: Date };

/** The moments from one to another at which the route is called: up to `most` hours apart, and never in an outage. */
export function* callsOf(from: Date, to: Date, most: number, outages: Outage[], next: () => number) {
  for (let at = from.getTime(); at < to.getTime(); at += (0.1 + next() * (most - 0.1)) * hourMs) {
    const outage = outages.find((one) => at >= one.from.getTime() && at < one.to.getTime());
    if (outage) at = outage.to.getTime();
    yield new Date(at);
  }
}

/** Freezes a daily for each of arXiv's listing days and a weekly for each week: in time, or late after an outage. */
export class Press {
  readonly frozen: { kind: 'daily' | 'weekly'; periodStart: Day; over: Date }[] = [];
  private nextDay: Day;

  constructor(firstDay: Day) {
    this.nextDay = mondayOf(firstDay);
  }

  async freezeBy(at: Date, late: boolean): Promise<void> {
    for (; endOfFeedDay(this.nextDay) <= at; this.nextDay = addDays(this.nextDay, 1)) {
      const over = endOfFeedDay(this.nextDay);
      const monday = mondayOf(this.nextDay);
      if (isListingDay(this.nextDay)) await this.freeze('daily', this.nextDay, over, late ? at : over);
      if (addDays(monday, 6) === this.nextDay) await this.freeze('weekly', monday, over, late ? at : over);
    }
  }

  private async freeze(
    kind: 'daily' | 'weekly',
    periodStart: Day,
    over: Date,
    frozenAt: Date,
  ): Promise<void> {
    await db().edition.create({
      data: { kind, periodStart: fromDay(periodStart), contentHash: periodStart, frozenAt },
    });
    if (frozenAt > over) await lookAgain(kind, over, frozenAt);
    this.frozen.push({ kind, periodStart, over });
  }
}

/** One call of the route as far as readers are addressed; what is to be sent is sent at once. Returns the rows it wrote. */
export async function callAt(at: Date): Promise<Written[]> {
  await addressEdition('daily', { at });
  await addressEdition('weekly', { at });
  const rows = await db().$queryRaw<Written[]>`
    select d.number, s.email, d.kind, d.status, d.due_at as "dueAt", d.local_date::text as "localDate",
      e.period_start::text as "periodStart", s.hour, s.weekday,
      extract(hour from d.due_at at time zone s.time_zone)::int as "struckAt",
      extract(isodow from d.due_at at time zone s.time_zone)::int as "struckOn"
    from deliveries d join subscribers s on s.id = d.subscriber_id join editions e on e.id = d.edition_id
    where d.number > ${seen.number} order by d.number`;
  seen.number = rows.at(-1)?.number ?? seen.number;
  await db().$executeRaw`update deliveries set status = 'sent', finished_at = ${at} where status = 'pending'`;
  return rows;
}

export type Written = {
  number: bigint;
  email: string;
  kind: 'daily' | 'weekly';
  status: string;
  dueAt: Date;
  localDate: Day;
  periodStart: Day;
  hour: number;
  weekday: number;
  /** The hour and the weekday on the reader's clock when it was due, by the database's own tables. */
  struckAt: number;
  struckOn: number;
};

const seen = { number: 0n };
