import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';

const planted = 'components/ui/planted-for-boundaries-test.ts';
const fewestModules = 150;

afterEach(() => rmSync(planted, { force: true }));

test('the imports of the house keep to its rules, and the tool sees the modules', { timeout: 60_000 }, () => {
  const { violations, modules } = cruise();
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(fewestModules);
});

test('a component that reads the database is found', { timeout: 60_000 }, () => {
  writeFileSync(
    planted,
    "import { db } from '@/lib/db';\n\nexport const count = () => db().paper.count();\n",
  );
  expect(cruise().violations).toContain(`components-know-only-shapes: ${planted}`);
});

test('only lib/env.ts reads the environment', () => {
  const files = globSync('{app,components,lib,emails}/**/*.{ts,tsx}').filter(
    (file) => !file.startsWith('lib/db/client/'),
  );
  expect(files.length).toBeGreaterThan(fewestModules);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('process.env'))).toEqual(['lib/env.ts']);
});

function cruise(): { violations: string[]; modules: number } {
  const folders = ['app', 'components', 'lib', 'emails'];
  const { stdout } = spawnSync(
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', '-T', 'json', ...folders],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[]; totalCruised: number };
  };
  return {
    violations: summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`),
    modules: summary.totalCruised,
  };
}
