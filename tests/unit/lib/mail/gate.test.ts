import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterOutcome, because, type Gate, isClean, server, stateOf } from '@/lib/mail/gate';
import { accepted, needsSmtpUtf8, type Outcome, outcomeOfError } from '@/lib/mail/outcome';

const noon = new Date('2026-11-23T12:00:00Z');
const taken = accepted('250 2.0.0 Ok');
const lost = outcomeOfError({ code: 'ETIMEDOUT', message: 'lost' }, false);
const vanished = outcomeOfError({ code: 'ECONNECTION', message: 'lost' }, true);
const login = outcomeOfError({ code: 'EAUTH', response: '535 5.7.8 Wrong' }, false);
const answers = {
  greylisted: refusal('450 4.2.0 Greylisted'),
  tooFast: refusal('421 4.7.28 Slow down'),
  quota: refusal('550 5.4.5 Quota'),
  policy: refusal('550 5.7.1 Refused'),
  setup: refusal('550 5.7.26 Not authenticated'),
  dead: refusal('550 5.1.1 Nobody'),
};
const outcomes = [taken, lost, vanished, login, needsSmtpUtf8(), ...Object.values(answers)];

describe('the gate of the mail server', () => {
  test('closes by one refused login', () => {
    expect(having(gateOf(server), [login])).toMatchObject(closedFor(5, because.login));
  });

  test('closes for an hour when our quota is used up', () => {
    expect(having(gateOf(server), [answers.quota])).toMatchObject(closedFor(60, because.quota));
  });

  test('closes by five connections in a row that failed, before or after the dot', () => {
    const four = having(gateOf(server), [lost, lost, vanished, lost]);
    expect(stateOf(four, noon)).toBe('open');
    expect(having(four, [vanished])).toMatchObject(closedFor(5, because.unreachable));
  });

  test.each(Object.values({ taken, dead: answers.dead }))(
    'counts failed connections anew after an answer',
    (answer) => {
      const gate = having(gateOf(server), [lost, lost, lost, lost, answer, lost, lost, lost, lost]);
      expect(stateOf(gate, noon)).toBe('open');
    },
  );

  test('closes when half of the last twenty mails are refused, and not before there are twenty', () => {
    const mixed = (pairs: number) => Array.from({ length: pairs }, () => [answers.dead, taken]).flat();
    const nineteen = having(gateOf(server), [...mixed(9), taken]);
    expect(stateOf(nineteen, noon)).toBe('open');
    expect(having(nineteen, [answers.dead])).toMatchObject(closedFor(5, because.refusals));
    const lessThanHalf = having(gateOf(server), [...mixed(8), taken, taken, taken, answers.dead]);
    expect(lessThanHalf).toMatchObject({ closedUntil: null, recent: expect.stringMatching(/^.{20}$/) });
  });

  test('does not mind one receiver in a hurry, or a mail that was never offered', () => {
    const many = Array.from({ length: 40 }, () => [answers.tooFast, needsSmtpUtf8()]).flat();
    expect(isClean(having(gateOf(server), many))).toBe(true);
  });
});

describe('the gate of a domain', () => {
  test('closes at once by a refusal that names our set-up', () => {
    expect(having(gateOf(), [answers.setup])).toMatchObject(closedFor(5, because.sender));
  });

  test('closes by three refusals by policy in a row', () => {
    const two = having(gateOf(), [answers.policy, answers.policy]);
    expect(stateOf(two, noon)).toBe('open');
    expect(having(two, [answers.policy])).toMatchObject(closedFor(5, because.policy));
    expect(stateOf(having(two, [taken, answers.policy]), noon)).toBe('open');
  });

  test.each([lost, vanished, login, answers.quota, answers.greylisted])(
    'says nothing about what is not its doing',
    (outcome) => expect(isClean(having(gateOf(), Array(30).fill(outcome)))).toBe(true),
  );
});

describe('a gate whose time is over', () => {
  const ajar = (name = server) =>
    gateOf(name, {
      ...{ closedUntil: noon, closedBecause: because.unreachable, closings: 2, probeBy: 'me' },
      probeUntil: later(15),
    });

  test('opens by one mail that is taken, and forgets how often it closed', () => {
    const gate = having(ajar(), [taken]);
    expect(gate).toMatchObject({ closedUntil: null, closedBecause: null, closings: 0, probeBy: null });
    expect(isClean(gate)).toBe(true);
  });

  test('opens too when the server answers about the reader only', () => {
    expect(stateOf(having(ajar(), [answers.dead]), noon)).toBe('open');
  });

  test('stays closed for 5, 10, 20, 40 and then 60 minutes, and for 5 again after a mail was taken', () => {
    let [gate, now] = [having(gateOf(server), [login]), noon];
    const waits: number[] = [];
    for (const outcome of [lost, login, lost, lost, lost, taken, login]) {
      waits.push(gate.closedUntil ? (Number(gate.closedUntil) - Number(now)) / 60_000 : 0);
      now = gate.closedUntil ?? now;
      gate = afterOutcome(gate, outcome, { worker: 'me', now });
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60, 0]);
    expect((Number(gate.closedUntil) - Number(now)) / 60_000).toBe(5);
  });

  test('closes for twice as long by one more failure, and for an hour at most', () => {
    expect(having(ajar(), [lost])).toMatchObject({ closedUntil: later(20), probeBy: null });
    expect(having({ ...ajar(), closings: 9 }, [lost])).toMatchObject({ closedUntil: later(60) });
  });

  test('closes again where half were refused and the next is refused too', () => {
    const gate = { ...ajar('example.org'), closedBecause: because.refusals };
    expect(stateOf(having(gate, [answers.dead]), noon)).toBe('closed');
  });

  test('lets another mail try when the first says nothing about it', () => {
    expect(having(ajar('example.org'), [answers.greylisted])).toMatchObject({
      ...{ closedUntil: noon, probeBy: null, probeUntil: null },
    });
    expect(having({ ...ajar('example.org'), probeBy: 'another' }, [lost]).probeBy).toBe('another');
  });
});

test('what was on its way when a gate closed neither opens it nor closes it for longer', () => {
  const closed = having(gateOf(server), [login]);
  fc.assert(
    fc.property(sequence(), (more) => {
      expect(having(closed, more)).toEqual(closed);
    }),
  );
});

test('mails that are taken never change a gate that stands open, nor close one', () => {
  fc.assert(
    fc.property(sequence(), fc.nat(50), (before, count) => {
      const gate = having(gateOf(server), before);
      const next = having(gate, Array(count).fill(taken));
      expect(stateOf(next, noon)).toBe(stateOf(gate, noon));
      if (count >= 20 && stateOf(next, noon) === 'open') expect(isClean(next)).toBe(true);
      if (isClean(gate)) expect(next).toEqual(gate);
    }),
  );
});

test('whatever happens, a gate is closed for 5 to 60 minutes and remembers twenty outcomes', () => {
  const step = fc.record({ outcome: fc.constantFrom(...outcomes), minutes: fc.nat(90) });
  fc.assert(
    fc.property(fc.constantFrom(server, 'example.org'), fc.array(step), (name, steps) => {
      let gate = gateOf(name);
      let now = noon;
      for (const { outcome, minutes } of steps) {
        now = new Date(now.getTime() + minutes * 60_000);
        const next = afterOutcome(gate, outcome, { worker: 'me', now });
        if (stateOf(gate, now) !== 'closed' && stateOf(next, now) === 'closed') {
          const wait = (Number(next.closedUntil) - Number(now)) / 60_000;
          expect([5, 10, 20, 40, 60]).toContain(wait);
          expect(next.closedBecause).not.toBeNull();
          expect(next.closings).toBe(gate.closings + 1);
        }
        if (outcome === taken && stateOf(gate, now) !== 'closed')
          expect(next).toMatchObject({ closedUntil: null, closings: 0, unreachable: 0, policyRefusals: 0 });
        expect(next.recent).toMatch(/^([.x]{0,20})$/);
        expect(next.unreachable).toBeLessThan(5);
        expect(next.policyRefusals).toBeLessThan(3);
        gate = next;
      }
    }),
  );
});

function refusal(response: string): Outcome {
  return outcomeOfError({ code: 'EENVELOPE', response }, false);
}

function sequence() {
  return fc.array(fc.constantFrom(...outcomes), { maxLength: 60 });
}

function having(gate: Gate, list: Outcome[]): Gate {
  return list.reduce((one, outcome) => afterOutcome(one, outcome, { worker: 'me', now: noon }), gate);
}

function closedFor(minutes: number, reason: string) {
  return { closedUntil: later(minutes), closedBecause: reason, closings: 1, recent: '', unreachable: 0 };
}

function later(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000);
}

function gateOf(name = 'example.org', fields: Partial<Gate> = {}): Gate {
  return {
    ...{ name, closedUntil: null, closedBecause: null, closings: 0, probeBy: null, probeUntil: null },
    ...{ unreachable: 0, policyRefusals: 0, recent: '', perMinute: null, slowedAt: null },
    ...fields,
  };
}
