import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isListingDay } from '@/lib/arxiv-calendar';
import { addDays, currentFeedDay, type Day } from '@/lib/dates';
import { type PaperRecord, paperRecord } from '@/lib/papers/schema';

const paper = z.object({
  id: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  categories: z.array(z.string()),
  published: z.string(),
  summary: z.string(),
  codeUrl: z.string().nullish(),
  day: z.union([z.literal('founding'), z.number().int().min(0)]),
  votes: z.number().int().min(0),
});
const person = z.object({ handle: z.string(), name: z.string() });
const remark = z.object({ paper: z.string(), by: z.string(), body: z.string(), hoursAfter: z.number() });

export type DemoPaper = z.infer<typeof paper> & { feedDay: Day };
export type DemoPerson = z.infer<typeof person>;
export type DemoComment = z.infer<typeof remark>;

export type DemoCatalogue = { papers: DemoPaper[]; people: DemoPerson[]; comments: DemoComment[] };

/** The bundled catalogue, with its days counted back from a moment. */
export async function readDemoCatalogue(now: Date): Promise<DemoCatalogue> {
  const today = currentFeedDay(now);
  const papers = await load('papers', paper);
  return {
    papers: papers.map((one) => ({ ...one, feedDay: dayOf(one.day, today) })),
    people: await load('people', person),
    comments: await load('comments', remark),
  };
}

/** The paper as a record: its summary is ours, not its authors'. */
export function toDemoRecord(one: DemoPaper): PaperRecord {
  const publishedAt = new Date(one.published);
  return paperRecord.parse({
    id: one.id,
    source: 'demo',
    title: one.title,
    abstract: one.summary,
    abstractBy: 'editors',
    authors: one.authors,
    categories: one.categories,
    comment: one.codeUrl ? `Code: ${one.codeUrl}` : null,
    publishedAt,
    revisedAt: publishedAt,
    versions: [{ number: 1, submittedAt: publishedAt }],
    announced: one.feedDay,
    dayBy: 'demo',
  });
}

async function load<T>(name: string, shape: z.ZodType<T>): Promise<T[]> {
  const text = await readFile(`${process.cwd()}/prisma/demo/${name}.json`, 'utf8');
  return z.array(shape).parse(JSON.parse(text));
}

function dayOf(place: number | 'founding', today: Day): Day {
  if (place === 'founding') return latestFoundingDay(today);
  let day = today;
  while (!isListingDay(day)) day = addDays(day, -1);
  for (let left = place; left > 0; left -= 1) {
    day = addDays(day, -1);
    while (!isListingDay(day)) day = addDays(day, -1);
  }
  return day;
}

function latestFoundingDay(today: Day): Day {
  const thisYear = `${today.slice(0, 4)}-10-29`;
  return thisYear <= today ? thisYear : `${Number(today.slice(0, 4)) - 1}-10-29`;
}
