import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gate } from '@/lib/mail/gate';
import {
  admitted,
  type Meter,
  rateOf,
  slowed,
  tomorrow,
  warmUpOn,
  warmUpQuota,
  warmUpRoom,
} from '@/lib/mail/gate-rate';

const noon = new Date('2026-11-23T12:00:00Z');
const limits = fc.option(fc.integer({ min: 1, max: 5000 }));

describe('a receiver that asks for less', () => {
  test('gets half of the usual rate, or of 60 a minute where there is none', () => {
    expect(rateOf(slowed(gate(), 100, noon), 100, noon)).toBe(50);
    expect(rateOf(slowed(gate(), null, noon), null, noon)).toBe(30);
  });

  test('gets half once for all that was on its way in the same minute', () => {
    const once = slowed(gate(), 100, noon);
    expect(slowed(once, 100, later(59))).toEqual(once);
    expect(rateOf(slowed(once, 100, later(60)), 100, later(60))).toBe(25);
  });

  test('gets twice as much after each quiet hour until it is free again', () => {
    const slow = slowed(gate(), 100, noon);
    expect([0, 3599, 3600].map((seconds) => rateOf(slow, 100, later(seconds)))).toEqual([50, 50, 100]);
    const unlimited = slowed(gate(), null, noon);
    const hours = [0, 1, 2, 3, 4, 5, 6].map((hour) => rateOf(unlimited, null, later(hour * 3600)));
    expect(hours).toEqual([30, 60, 120, 240, 480, 960, null]);
  });

  test('always gets at least one a minute, never more than usual, and everything in the end', () => {
    fc.assert(
      fc.property(limits, fc.array(fc.nat(7200), { maxLength: 40 }), (limit, pauses) => {
        let [slow, now] = [gate(), noon];
        for (const pause of pauses) {
          now = new Date(now.getTime() + pause * 1000);
          slow = slowed(slow, limit, now);
          const rate = rateOf(slow, limit, now);
          expect(rate).toBeGreaterThanOrEqual(1);
          if (limit !== null) expect(rate).toBeLessThanOrEqual(limit);
        }
        expect(rateOf(slow, limit, new Date(now.getTime() + 13 * 3_600_000))).toBe(limit);
      }),
    );
  });
});

describe('a minute', () => {
  test('lets no more pass than the rate, however the mails are asked for', () => {
    const asked = fc.array(fc.record({ wanted: fc.nat(50), seconds: fc.nat(30) }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), asked, (limit, asks) => {
        let [row, now] = [gate(), noon];
        const windows = new Map<number, number>();
        for (const { wanted, seconds } of asks) {
          now = new Date(now.getTime() + seconds * 1000);
          const { allowed, again, gate: next } = admitted(row, { wanted, worker: 'me', limit, now });
          expect(allowed).toBeLessThanOrEqual(wanted);
          if (allowed < wanted) expect(Number(again)).toBeGreaterThan(Number(now));
          const window = Number(next.windowAt);
          windows.set(window, (windows.get(window) ?? 0) + allowed);
          row = next;
        }
        for (const count of windows.values()) expect(count).toBeLessThanOrEqual(limit);
        const starts = [...windows.keys()];
        for (const [place, start] of starts.entries())
          if (place > 0) expect(start - (starts[place - 1] ?? 0)).toBeGreaterThanOrEqual(60_000);
      }),
    );
  });

  test('has room again when it is over', () => {
    const full = admitted(gate(), { wanted: 9, worker: 'me', limit: 5, now: noon });
    expect(full).toMatchObject({ allowed: 5, again: later(60) });
    expect(admitted(full.gate, { wanted: 9, worker: 'me', limit: 5, now: later(59) }).allowed).toBe(0);
    expect(admitted(full.gate, { wanted: 9, worker: 'me', limit: 5, now: later(60) }).allowed).toBe(5);
  });

  test('without a rate is not counted', () => {
    const row = gate();
    expect(admitted(row, { wanted: 500, worker: 'me', limit: null, now: noon })).toEqual({
      ...{ allowed: 500, again: noon, gate: row },
    });
  });
});

describe('a closed domain', () => {
  const closed = { ...gate(), closedUntil: later(300) };

  test('gets nothing until its time', () => {
    const answer = admitted(closed, { wanted: 5, worker: 'me', limit: null, now: noon });
    expect(answer).toMatchObject({ allowed: 0, again: later(300) });
  });

  test('gets one mail then, and the others wait for its outcome', () => {
    const first = admitted(closed, { wanted: 5, worker: 'me', limit: null, now: later(300) });
    expect(first).toMatchObject({ allowed: 1, gate: { probeBy: 'me' } });
    const second = admitted(first.gate, { wanted: 5, worker: 'you', limit: null, now: later(301) });
    expect(second).toMatchObject({ allowed: 0, again: later(361), gate: { probeBy: 'me' } });
  });

  test('gets another one when the worker that tried has died', () => {
    const first = admitted(closed, { wanted: 5, worker: 'me', limit: null, now: later(300) });
    const second = admitted(first.gate, { wanted: 5, worker: 'you', limit: null, now: later(1200) });
    expect(second).toMatchObject({ allowed: 1, gate: { probeBy: 'you' } });
  });
});

describe('the warm-up', () => {
  test('grows from 200 mails on the first day to 200,000 on day 42, then ends', () => {
    expect([1, 42, 43].map(warmUpQuota)).toEqual([200, 200_000, Number.POSITIVE_INFINITY]);
    for (let day = 2; day <= 42; day += 1) {
      const growth = warmUpQuota(day) / warmUpQuota(day - 1);
      expect(growth).toBeGreaterThan(1.17);
      expect(growth).toBeLessThan(1.2);
    }
  });

  test('begins on the day of the first mail, however old the gate is', () => {
    const old = { day: '2026-01-01', firstDay: '2026-01-01', dayUsed: 0 };
    const begun = warmUpOn(old, '2026-11-23');
    expect(begun).toEqual({ day: '2026-11-23', firstDay: '2026-11-23', dayUsed: 0 });
    expect(warmUpRoom({ ...begun, dayUsed: 150 })).toBe(50);
  });

  test('has the room of its next day after midnight in UTC', () => {
    const first = { day: '2026-11-23', firstDay: '2026-11-23', dayUsed: 200 };
    expect(warmUpRoom(warmUpOn(first, '2026-11-23'))).toBe(0);
    expect(warmUpRoom(warmUpOn(first, '2026-11-24'))).toBe(warmUpQuota(2));
    expect(warmUpOn({ ...first, day: '2026-11-24', dayUsed: 0 }, '2026-11-26').firstDay).toBe('2026-11-23');
    expect(tomorrow(noon)).toEqual(new Date('2026-11-24T00:00:00Z'));
  });
});

function later(seconds: number): Date {
  return new Date(noon.getTime() + seconds * 1000);
}

function gate(): Gate & Meter {
  return {
    ...{ name: 'example.org', closedUntil: null, closedBecause: null, closings: 0, probeBy: null },
    ...{ probeUntil: null, unreachable: 0, policyRefusals: 0, recent: '', perMinute: null, slowedAt: null },
    ...{ windowAt: new Date(0), windowUsed: 0 },
  };
}
