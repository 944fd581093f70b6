import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { onlySample } from '@/tests/support/sample';
import { seededNumbers } from '@/tests/support/seeded';
import { callAt, callsOf, type Outage, Press, type Written } from '@/tests/support/year';
import { hours, isMoving, move, moving, type Reader, staying, zones } from '@/tests/support/year-readers';

const places = onlySample ? zones.slice(0, 2) : zones;
const first = new Date('2027-01-05T12:00:00Z');
const last = new Date('2028-01-06T12:00:00Z');
const dayMs = 86_400_000;
const latest = { daily: 12, weekly: 72 };
const { seed, next } = seededNumbers();
const outages = [40, 86, 150, 213, 297, 306].map((day) => outageFrom(day));
type Row = Written & { at: Date };
const silences: Outage[] = [];
const rows: Row[] = [];
const byReader = new Map<string, Row[]>();
const press = new Press('2027-01-04');
const movers = places.flatMap(moving);

beforeAll(async () => {
  console.info(`This year: FAULT_SEED=${seed}`);
  await insertThem([...places.flatMap(staying), ...movers]);
  let before = first;
  for (const at of callsOf(first, last, onlySample ? 10 : 2.5, outages, next)) {
    const late = outages.some(({ from, to }) => from <= at && to >= before);
    if (late) silences.push({ from: before, to: at });
    await moveSome(at);
    await press.freezeBy(at, late || next() < 0.5);
    for (const row of await callAt(at)) keep({ ...row, at });
    before = at;
  }
  console.info(`Rows: ${JSON.stringify(countBy(rows, ({ kind, status }) => `${kind} ${status}`))}`);
}, 590_000);

test('no reader gets two dailies on one local date', () => {
  const seen = new Set<string>();
  for (const row of rows.filter(({ kind, status }) => kind === 'daily' && status === 'pending')) {
    const day = `${row.email} ${row.localDate}`;
    expect(seen.has(day), day).toBe(false);
    seen.add(day);
  }
});

test('no call, not even the first after days of silence, brings anyone more than one mail', () => {
  const mails = rows.filter(({ status }) => status === 'pending');
  const names = mails.map(({ email, at }) => `${email} ${at.toISOString()}`);
  expect(new Set(names).size).toBe(names.length);
});

test('every edition has its row for every reader', async () => {
  const missing = await db().$queryRaw<{ email: string; period: string }[]>`
    select s.email, e.period_start::text as period from subscribers s join editions e on e.kind = s.kind
    where e.period_start > s.confirmed_at::date and s.email not like 'switcher%'
      and e.period_start < ${last}::date - case e.kind when 'weekly' then 18 else 7 end
      and not exists (select from deliveries d where d.subscriber_id = s.id and d.edition_id = e.id)
    order by 1, 2`;
  expect(missing.map(({ email, period }) => `${email} ${period}`)).toEqual([]);
});

/** Troll's clock skips two hours at once. */
test('the hour strikes as the reader set it, or as much later as the clock skips', () => {
  for (const row of rows.filter((row) => !isMoving(row.email) && !isFirst(row))) {
    const name = `${row.email} ${row.periodStart} ${row.dueAt.toISOString()}`;
    expect((row.struckAt - row.hour + 24) % 24, name).toBeLessThanOrEqual(
      row.email.endsWith('@troll.example.org') ? 2 : 1,
    );
    if (row.kind === 'weekly') expect(row.struckOn, name).toBe(row.weekday);
  }
});

test('what is sent is not too late, and what is skipped was late or overtaken by a newer edition', () => {
  for (const row of rows.filter((row) => !isFirst(row))) {
    const hours = (row.at.getTime() - row.dueAt.getTime()) / 3_600_000;
    const name = `${row.email} ${row.periodStart} ${hours} h`;
    if (row.status === 'cancelled') expect(isMoving(row.email), name).toBe(true);
    else if (row.status === 'pending') expect(hours, name).toBeLessThanOrEqual(latest[row.kind]);
    else expect(hours > latest[row.kind] || isOvertaken(row), `${name} ${row.status}`).toBe(true);
  }
});

test('who stays put misses nothing while the site runs', () => {
  const missed = rows.filter(
    (row) =>
      row.status === 'skipped_late' &&
      !isMoving(row.email) &&
      !isFirst(row) &&
      !ofReader(row).some((other) => other.status === 'pending' && sharesDay(row, other)) &&
      !silences.some(({ from, to }) => row.dueAt > from && row.dueAt <= to),
  );
  expect(
    missed.map(({ email, periodStart, dueAt }) => `${email} ${periodStart} ${dueAt.toISOString()}`),
  ).toEqual([]);
  expect(rows.length).toBeGreaterThan(places.length * hours.length * 200);
});

function keep(row: Row): void {
  rows.push(row);
  byReader.set(row.email, [...ofReader(row), row]);
}

function ofReader({ email }: { email: string }): Row[] {
  return byReader.get(email) ?? [];
}

function countBy<T>(list: T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of list) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

function sharesDay(row: Row, other: Row): boolean {
  return other.localDate === row.localDate && other.periodStart > row.periodStart;
}

function isOvertaken(row: Row): boolean {
  return ofReader(row).some((other) => other.periodStart > row.periodStart);
}

/** A newcomer's first mail is the newest edition, at no hour of its own; what came before it is skipped. */
function isFirst(row: Row): boolean {
  const newcomers = ofReader(row).find(({ status }) => status === 'pending');
  return newcomers === undefined || row.periodStart <= newcomers.periodStart;
}

function outageFrom(day: number): Outage {
  const from = first.getTime() + (day + next() * 3) * dayMs;
  return { from: new Date(from), to: new Date(from + (0.5 + next() * 6) * dayMs) };
}

async function insertThem(readers: Reader[]): Promise<void> {
  await db().subscriber.createMany({
    data: readers.map((reader, index) => ({
      ...reader,
      emailKey: reader.email,
      status: 'confirmed',
      confirmedAt: new Date(first.getTime() - (index % 5) * 0.3 * dayMs),
      nextDueAt: first,
      lookedAt: new Date(first.getTime() - 5 * dayMs),
    })),
  });
}

/** About every three weeks each of them changes something. */
async function moveSome(at: Date): Promise<void> {
  for (const { email } of movers) if (next() < (onlySample ? 0.012 : 0.003)) await move(email, at, next);
}
