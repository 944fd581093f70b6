import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingNames } from '@/lib/env';
import { completeValues } from '@/scripts/parts/settings';

const secrets = {
  AUTH_SECRET: 'a-secret-for-signing-in',
  CRON_SECRET: 'a-secret-for-the-clock',
  databasePassword: 'a-password-for-tests',
};

test('the address of the site follows the port', () => {
  expect(completeValues({ PORT: '3300' }, secrets).settings.SITE_URL).toBe('http://localhost:3300');
});

test('a given address wins over the port', () => {
  const { values } = completeValues({ PORT: '3300', SITE_URL: 'http://localhost:8080/' }, secrets);
  expect(values.NEXTAUTH_URL).toBe('http://localhost:8080');
});

test('a local site gets secrets of its own', () => {
  expect(completeValues({}, secrets).settings.AUTH_SECRET).toBe(secrets.AUTH_SECRET);
});

test('a public site must bring its own secrets', () => {
  expect(() => completeValues({ SITE_URL: 'https://papers.example' }, secrets)).toThrow(
    /AUTH_SECRET: is required/,
  );
});

test('all wrong settings are named at once', () => {
  const wrong = { PORT: 'many', SITE_TIME_ZONE: 'Mars' };
  expect(() => completeValues(wrong, secrets)).toThrow(/PORT:[\s\S]*SITE_TIME_ZONE:/);
});

test('.env.example explains every setting, and no other', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)].map(
    (match) => match[1],
  );
  expect(named.sort()).toEqual([...settingNames].sort());
});
