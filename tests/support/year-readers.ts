import { addDays, fromDay, toDay } from '@/lib/dates';
import { db } from '@/lib/db';

/** Zones with every way of changing the clock: none, an hour, half an hour, two hours, in either half of the year, by the moon. */
export const zones = [
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/New_York',
  'Pacific/Apia',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Africa/El_Aaiun',
  'America/Santiago',
  'Pacific/Auckland',
  'Antarctica/Troll',
  'Pacific/Honolulu',
];
export const hours = [0, 1, 2, 3, 4, 7, 12, 17, 21, 22, 23];

type Kind = 'daily' | 'weekly';
export type Reader = { email: string; kind: Kind; timeZone: string; hour: number; weekday: number };

/** Readers of a zone who never change anything. */
export function staying(timeZone: string): Reader[] {
  const daily = hours.map((hour) => ({ kind: 'daily' as const, hour, weekday: 1 }));
  const weekly = [1, 3, 6, 7].flatMap((weekday) =>
    [2, 22].map((hour) => ({ kind: 'weekly' as const, hour, weekday })),
  );
  return [...daily, ...weekly].map((choice) => ({
    ...choice,
    timeZone,
    email: `${choice.kind}.${choice.weekday}.${choice.hour}@${domainOf(timeZone)}`,
  }));
}

/** Readers of a zone who will move, pause and, one of them, change between daily and weekly. */
export function moving(timeZone: string): Reader[] {
  return (['daily', 'daily', 'weekly'] as const).map((kind, index) => {
    const email = `${index === 0 ? 'switcher' : 'mover'}${index}@${domainOf(timeZone)}`;
    return { email, kind, timeZone, hour: hours[index * 4] ?? 7, weekday: 5 };
  });
}

export function isMoving(email: string): boolean {
  return /^(mover|switcher)/.test(email);
}

/** Gives a reader another zone, hour and weekday, sometimes a pause, and a switcher another rhythm. */
export async function move(email: string, at: Date, next: () => number): Promise<void> {
  const pause = next() < 0.3 ? fromDay(addDays(toDay(at), 2 + Math.floor(next() * 9))) : null;
  await db().subscriber.update({
    where: { emailKey: email },
    data: {
      timeZone: oneOf(zones, next) ?? 'UTC',
      hour: oneOf(hours, next) ?? 7,
      weekday: 1 + Math.floor(next() * 7),
      pausedUntil: pause,
      nextDueAt: at,
      ...(email.startsWith('switcher') ? { kind: next() < 0.5 ? 'daily' : 'weekly' } : {}),
    },
  });
  // As the page does on which readers choose.
  await db()
    .$executeRaw`update subscribers set looked_at = looked_at - interval '2 days' where email = ${email}`;
}

function oneOf<T>(list: T[], next: () => number): T | undefined {
  return list[Math.floor(next() * list.length)];
}

function domainOf(timeZone: string): string {
  return `${timeZone.split('/')[1]?.toLowerCase().replace('_', '-')}.example.org`;
}
