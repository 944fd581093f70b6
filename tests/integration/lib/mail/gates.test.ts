import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/schema';
import { type Sql, writeInBulk } from '@/lib/bulk';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { because } from '@/lib/mail/gate';
import { admit, enterServer, noteOutcomes, openGate, releaseProbes } from '@/lib/mail/gate-commands';
import { accepted, type Outcome, outcomeOfError } from '@/lib/mail/outcome';
import { listGates } from '@/lib/mail/queries';

const admin: Viewer = { userId: 'u', handle: 'ed', name: 'Ed', role: 'admin' };
const taken = accepted('250 2.0.0 Ok');
const lost = outcomeOfError({ code: 'ETIMEDOUT', message: 'lost' }, false);
const login = outcomeOfError({ code: 'EAUTH', response: '535 5.7.8 Wrong' }, false);
const setup = refusal('550 5.7.26 Not authenticated');
const tooFast = refusal('421 4.7.28 Slow down');
const usual = { MAIL_PER_DOMAIN_MINUTE: undefined, MAIL_WARM_UP: 'off' };

beforeEach(async () => {
  Object.assign(env(), usual);
  await db().$executeRaw`truncate mail_gates`;
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

describe('the mail server', () => {
  test('is open as long as nothing was heard of it', async () => {
    expect(await enterServer('me')).toEqual({ state: 'open' });
  });

  test('closes after a refused login, and says so to the operator without an address', async () => {
    await noteOutcomes('me', [{ domain: 'example.org', outcome: login }]);
    const entrance = await enterServer('me');
    expect(entrance).toMatchObject({ state: 'closed', because: because.login });
    expect(minutesUntil(entrance.state === 'closed' ? entrance.until : new Date())).toBe(5);
    const said = vi.mocked(process.stderr.write).mock.calls.map(([line]) => JSON.parse(String(line)));
    expect(said).toMatchObject([
      { level: 'error', event: 'gate_closed', scope: 'mail_server', reason: because.login },
    ]);
    expect(await listGates()).toMatchObject([{ name: '*', closedBecause: because.login }]);
  });

  test('lets exactly one of many workers try when the time is over', async () => {
    await closeServer();
    const workers = Array.from({ length: 20 }, (_, number) => `worker ${number}`);
    const entrances = await Promise.all(workers.map(enterServer));
    expect(entrances.filter(({ state }) => state === 'probe')).toHaveLength(1);
    expect(entrances.filter(({ state }) => state === 'closed')).toHaveLength(19);
  });

  test('stays closed to the worker that tries until its mail has an outcome', async () => {
    await closeServer();
    expect(await enterServer('me')).toEqual({ state: 'probe' });
    expect(await enterServer('me')).toMatchObject({ state: 'closed' });
    await noteOutcomes('me', [{ domain: 'example.org', outcome: taken }]);
    expect(await enterServer('you')).toEqual({ state: 'open' });
    expect(await listGates()).toEqual([]);
  });

  test('closes for twice as long when the one mail fails too', async () => {
    await closeServer();
    await enterServer('me');
    await noteOutcomes('me', [{ domain: 'example.org', outcome: lost }]);
    const [gate] = await listGates();
    expect(minutesUntil(new Date(gate?.closedUntil ?? 0))).toBe(10);
  });

  test('lets another try when the worker had nothing to send, or has died', async () => {
    await closeServer();
    await enterServer('me');
    await releaseProbes('me');
    expect(await enterServer('you')).toEqual({ state: 'probe' });
    await db().$executeRaw`update mail_gates set probe_until = now()`;
    expect(await enterServer('them')).toEqual({ state: 'probe' });
  });

  test('closes once however many workers see it fail at once', async () => {
    const failures = Array.from({ length: 10 }, () => ({ domain: 'example.org', outcome: lost }));
    await Promise.all(['a', 'b', 'c', 'd'].map((worker) => noteOutcomes(worker, failures)));
    expect(await db().mailGate.findUnique({ where: { name: '*' } })).toMatchObject({ closings: 1 });
  });
});

describe('the domains', () => {
  test('cost one statement where nothing limits them', async () => {
    const { answer, statements } = await ask({ 'a.example': 80, 'b.example': 20 });
    expect([...answer]).toEqual([]);
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatch(/^select/);
  });

  test('pass at their setting a minute, over all workers', async () => {
    env().MAIL_PER_DOMAIN_MINUTE = 30;
    const wanted = { 'a.example': 20, 'b.example': 5, 'c.example': 20 };
    const answers = await Promise.all(['me', 'you', 'them'].map((worker) => ask(wanted, worker)));
    const total = (name: string) =>
      answers.reduce((sum, { answer }) => sum + (answer.get(name)?.allowed ?? 0), 0);
    expect(['a.example', 'b.example', 'c.example'].map(total)).toEqual([30, 15, 30]);
  });

  test('that ask for less get half, and the others all', async () => {
    await noteOutcomes('me', [{ domain: 'a.example', outcome: tooFast }]);
    const { answer } = await ask({ 'a.example': 80, 'b.example': 80 });
    expect(answer.get('a.example')?.allowed).toBe(30);
    expect(answer.has('b.example')).toBe(false);
    expect(await listGates()).toMatchObject([{ name: 'a.example', perMinute: 30 }]);
    await db().$executeRaw`update mail_gates set slowed_at = now() - interval '7 hours'`;
    expect((await ask({ 'a.example': 80 })).answer.get('a.example')?.allowed).toBe(80);
    expect((await ask({ 'a.example': 80 })).statements).toHaveLength(1);
  });

  test('that refuse how we send get nothing until their time, and then one mail', async () => {
    await noteOutcomes('me', [{ domain: 'a.example', outcome: setup }]);
    const { answer } = await ask({ 'a.example': 80 });
    expect(answer.get('a.example')).toMatchObject({ allowed: 0 });
    expect(minutesUntil(answer.get('a.example')?.again ?? new Date())).toBe(5);
    await timePasses();
    const tries = await Promise.all(['me', 'you', 'them'].map((worker) => ask({ 'a.example': 80 }, worker)));
    expect(tries.map((one) => one.answer.get('a.example')?.allowed).toSorted()).toEqual([0, 0, 1]);
    await noteOutcomes('me', [{ domain: 'a.example', outcome: taken }]);
    expect((await ask({ 'a.example': 80 })).answer.size).toBe(0);
  });

  test('share the room of a new sender for the day', async () => {
    env().MAIL_WARM_UP = 'on';
    await db()
      .$executeRaw`insert into mail_gates (name, day, first_day) values ('*', '2026-01-01', '2026-01-01')`;
    const { answer } = await ask({ 'b.example': 150, 'a.example': 80 });
    expect([...answer].map(([name, { allowed }]) => [name, allowed])).toEqual([
      ['b.example', 150],
      ['a.example', 50],
    ]);
    const again = answer.get('a.example')?.again;
    expect(again?.toISOString()).toMatch(/T00:00:00\.000Z$/);
    expect((await ask({ 'c.example': 1 })).answer.get('c.example')?.allowed).toBe(0);
    await db().$executeRaw`update mail_gates set first_day = first_day - 41`;
    expect((await ask({ 'c.example': 100 })).answer.get('c.example')?.allowed).toBe(100);
  });
});

test('mails that are taken at open gates write nothing', async () => {
  const noted = Array.from({ length: 100 }, (_, n) => ({ domain: `d${n % 7}.example`, outcome: taken }));
  await noteOutcomes('me', noted);
  expect(await db().mailGate.count()).toBe(0);
  await noteOutcomes('me', [{ domain: 'd1.example', outcome: refusal('550 5.1.1 Nobody') }]);
  expect(await db().mailGate.findMany({ select: { recent: true } })).toEqual([
    { recent: 'x' },
    { recent: 'x' },
  ]);
  await noteOutcomes('me', noted);
  expect(await db().mailGate.findUnique({ where: { name: '*' } })).toMatchObject({ recent: '' });
});

test('only an administrator opens a gate, and one that is known', async () => {
  await noteOutcomes('me', [{ domain: 'a.example', outcome: setup }]);
  const reader: Viewer = { userId: 'r', handle: 'ada', name: 'Ada', role: 'reader' };
  await expect(openGate(reader, 'a.example')).rejects.toMatchObject({ code: 'not_found' });
  await expect(openGate(admin, 'b.example')).rejects.toMatchObject({ code: 'not_found' });
  await openGate(admin, 'a.example');
  expect(await listGates()).toEqual([]);
  expect((await ask({ 'a.example': 80 })).answer.size).toBe(0);
});

function refusal(response: string): Outcome {
  return outcomeOfError({ code: 'EENVELOPE', response }, false);
}

async function ask(wanted: Record<string, number>, worker = 'me') {
  const statements: string[] = [];
  const answer = await writeInBulk((sql) => {
    const heard: Sql = (text, values) => {
      statements.push(text);
      return sql(text, values);
    };
    return admit(heard, worker, new Map(Object.entries(wanted)));
  });
  return { answer, statements };
}

async function closeServer(): Promise<void> {
  await noteOutcomes('me', [{ domain: 'example.org', outcome: login }]);
  await timePasses();
}

async function timePasses(): Promise<void> {
  await db().$executeRaw`update mail_gates set closed_until = now() where closed_until > now()`;
}

function minutesUntil(moment: Date): number {
  return Math.round((moment.getTime() - Date.now()) / 60_000);
}
