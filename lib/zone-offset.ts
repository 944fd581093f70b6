const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const mostOffsetsKept = 20_000;

/** How far a zone's clock is ahead of UTC, in milliseconds. Zones change it on a quarter of an hour, so one answer serves it. */
export function offsetAt(timeZone: string, at: number): number {
  const quarter = Math.floor(at / 900_000) * 900_000;
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const found = offsetSeen(timeZone, quarter);
  if (offsets.size >= mostOffsetsKept) offsets.clear();
  offsets.set(key, found);
  return found;
}

function offsetSeen(timeZone: string, at: number): number {
  const parts = Object.fromEntries(
    clock(timeZone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00Z`) - at;
}

function clock(timeZone: string): Intl.DateTimeFormat {
  let found = clocks.get(timeZone);
  if (!found) {
    const numeric = '2-digit' as const;
    found = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
    });
    clocks.set(timeZone, found);
  }
  return found;
}
