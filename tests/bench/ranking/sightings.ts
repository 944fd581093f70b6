import { existsSync } from 'node:fs';
import { weekOf } from '@/lib/dates';
import { readGzipLines } from '@/tests/support/gzip-lines';

const folder = '../shared/data/daily';
const millisecondsAnHour = 3_600_000;

/** How many votes a paper had, `at` hours after 1970 began. */
export type Sighting = { at: number; votes: number };

export type Listed = { id: string; batch: number; sightings: Sighting[]; final: number };

/** The papers of one day, all of age 0 at `begins`, in hours since 1970 began. */
export type Batch = { number: number; day: string; week: string; begins: number; papers: Listed[] };

type Item = { id: string; date: string | null };
type Observation = { id: string; date: string; t: string; upvotes: number };
type DayLine = { date: string; whole: boolean };

export function hasSightings(): boolean {
  return existsSync(`${folder}/observations.ndjson.gz`);
}

/** The days that were looked at to their end, oldest first, each with its papers and how their votes grew. */
export async function readBatches(): Promise<Batch[]> {
  const sightings = Map.groupBy(await read<Observation>('observations.ndjson.gz'), (one) => one.id);
  const papers = Map.groupBy(await read<Item>('items.ndjson.gz'), (item) => item.date);
  const days = (await readDays()).filter((day) => papers.has(day.date));
  return days.flatMap(({ date, whole }, number) => (whole ? [toBatch(date, number)] : []));

  function toBatch(day: string, number: number): Batch {
    const listed = (papers.get(day) ?? []).flatMap(({ id }) => toListed(id, number, sightings.get(id) ?? []));
    return { number, day, week: weekOf(day), begins: hoursOf(`${day}T00:00:00Z`), papers: listed };
  }
}

/** Counts seldom fall, by a vote taken back; the highest so far is kept, so that no growth is negative. */
function toListed(id: string, batch: number, seen: Observation[]): Listed[] {
  const sightings: Sighting[] = [];
  for (const { t, upvotes } of seen.toSorted((a, b) => Date.parse(a.t) - Date.parse(b.t)))
    sightings.push({ at: hoursOf(t), votes: Math.max(upvotes, sightings.at(-1)?.votes ?? 0) });
  const last = sightings.at(-1);
  return last ? [{ id, batch, sightings, final: last.votes }] : [];
}

async function read<Line>(name: string): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readGzipLines(`${folder}/${name}`, Number.POSITIVE_INFINITY))
    lines.push(JSON.parse(line) as Line);
  return lines;
}

async function readDays(): Promise<DayLine[]> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`${folder}/days.ndjson`, 'utf8');
  const days = text.split('\n').filter(Boolean);
  return days.map((line) => JSON.parse(line) as DayLine).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function hoursOf(moment: string): number {
  return Date.parse(moment) / millisecondsAnHour;
}
