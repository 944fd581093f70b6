import type pg from 'pg';
import { type Day, lastDayOfMonth, monthOf } from '@/lib/dates';
import type { DaySize } from './days';

type Month = { first: Day; last: Day; papers: number };

/** What the reads choose from. `now` is a moment of the newest day; `hundreds` are ids as the overlay is asked for them. */
export type Sample = {
  now: Date;
  days: DaySize[];
  months: Month[];
  papers: string[];
  people: string[];
  hundreds: string[];
};

/** One of a list, by chance. */
export function oneOf<T>(list: T[]): T {
  const one = list[Math.floor(Math.random() * list.length)];
  if (one === undefined) throw new Error('There is nothing to choose from.');
  return one;
}

export async function drawSample(client: pg.Client, days: DaySize[]): Promise<Sample> {
  return {
    now: new Date(`${days[0]?.day}T16:00:00Z`),
    days,
    months: wholeMonths(days),
    papers: await readColumn(client, 'select id as value from papers order by random() limit 5000'),
    people: await readColumn(client, 'select id as value from users order by random() limit 1000'),
    hundreds: await readColumn(
      client,
      `select string_agg(paper_id, ',') as value from (
        select paper_id, feed_day, row_number() over (partition by feed_day order by upvotes desc, tie) as place
        from entries where feed_day in (select feed_day from entries group by 1 having count(*) >= 100 order by random() limit 500)
      ) placed where place <= 100 group by feed_day`,
    ),
  };
}

/** The first and the last month may be cut off. */
function wholeMonths(days: DaySize[]): Month[] {
  const firsts = [...new Set(days.map(({ day }) => `${monthOf(day)}-01`))];
  return firsts.flatMap((first) => {
    const inMonth = days.filter(({ day }) => monthOf(day) === monthOf(first));
    const papers = inMonth.reduce((sum, day) => sum + day.papers, 0);
    return inMonth.length >= 17 ? [{ first, last: lastDayOfMonth(first), papers }] : [];
  });
}

async function readColumn(client: pg.Client, statement: string): Promise<string[]> {
  const { rows } = await client.query<{ value: string }>(statement);
  return rows.map(({ value }) => value);
}
