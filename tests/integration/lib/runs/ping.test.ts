import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { pingAfterRun } from '@/lib/runs/ping';
import { startWebSink } from '@/tests/support/web-sink';

const sink = await startWebSink();
process.env.PING_URL = `${sink.url}/ping/0b7e454e-secret`;
afterAll(() => sink.stop());

const ping = () => pingAfterRun({ pauseMs: 1 });

beforeEach(async () => {
  await db().installation.deleteMany();
  sink.received.length = 0;
  sink.behave({ status: 200, body: 'OK' });
});

test('calls the address once a minute at most, also from many processes at once', async () => {
  await Promise.all(Array.from({ length: 10 }, ping));
  expect(sink.received.map(({ path }) => path)).toEqual(['/ping/0b7e454e-secret']);
  await db().installation.update({
    where: { key: 'pinged_at' },
    data: { value: new Date(Date.now() - 61_000).toISOString() },
  });
  await ping();
  expect(sink.received).toHaveLength(2);
});

test('tries three times', async () => {
  sink.behave({ status: 500 }, 'cut after reading', { status: 200 });
  await ping();
  expect(sink.received).toHaveLength(3);
});

test('gives up without an error, and without telling the address', async () => {
  sink.behave('cut after reading', { status: 404 });
  const written: string[] = [];
  const stderr = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  await ping();
  stderr.mockRestore();
  expect(sink.received).toHaveLength(3);
  expect(written.join('')).toContain('"answer":"404"');
  expect(written.join('')).not.toMatch(/secret|127\.0\.0\.1/);
});
