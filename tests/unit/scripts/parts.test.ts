import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCronItems, parseCrontab } from 'graphile-worker';
import { afterAll, expect, test } from 'vitest';
import { clockIn } from '@/lib/dates';
import { crontab } from '@/scripts/parts/crontab';
import { hashOf } from '@/scripts/parts/hash';
import { explainFailure } from '@/scripts/parts/install.mjs';
import { unreachable } from '@/scripts/parts/migrate';
import { freePort, isFree, keptPort, requireFree } from '@/scripts/parts/ports';
import { keptSecrets } from '@/scripts/parts/secrets';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a changed file changes the fingerprint, a second look does not', () => {
  writeFileSync(join(folder, 'page.txt'), 'one');
  const before = hashOf(folder, ['page.txt', 'missing.txt']);
  expect(hashOf(folder, ['page.txt', 'missing.txt'])).toBe(before);
  writeFileSync(join(folder, 'page.txt'), 'two');
  expect(hashOf(folder, ['page.txt', 'missing.txt'])).not.toBe(before);
});

test('secrets are made once and are the owner’s alone', () => {
  const first = keptSecrets(folder);
  expect(keptSecrets(folder)).toEqual(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a taken port is named together with the setting that changes it', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await expect(requireFree('PORT', port)).rejects.toThrow(`Port ${port} is taken`);
  server.close();
});

test('a port is remembered', async () => {
  const port = await keptPort(folder, 'smtp');
  expect(await isFree(port)).toBe(true);
  expect(await keptPort(folder, 'smtp')).toBe(port);
});

test('an unreachable database is named without its password', () => {
  const sentence = unreachable('postgres://ada:hidden@db.example:5432/papers', new Error('no route'));
  expect(sentence).toContain('db.example:5432/papers');
  expect(sentence).not.toContain('hidden');
});

test('an installation without network is explained', () => {
  expect(explainFailure('npm error code ENOTFOUND')).toContain('the npm registry does not answer');
});

test.each(['2026-01-14', '2026-07-15'])(
  'arXiv is compared when OAI-PMH is complete and again in the morning, on %s too',
  (day) => {
    const times = crontab.split('\n').flatMap((line) => {
      const [, minute = '', hour = ''] = /^(\d+) (\d+) .* reconcile /.exec(line) ?? [];
      return minute ? [new Date(`${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:00Z`)] : [];
    });
    const [night = -1, morning = -1] = times.map((at) => clockIn('America/New_York', at).minutes / 60);
    expect((night + 12) % 24).toBeGreaterThan(10.5);
    expect((night + 12) % 24).toBeLessThan(13);
    expect(Math.floor(morning)).toBeOneOf([5, 6]);
  },
);

test('the crontab can be read by the worker', () => {
  expect(parseCrontab(crontab)).toHaveLength(10);
  expect(parseCronItems([])).toEqual([]);
});
