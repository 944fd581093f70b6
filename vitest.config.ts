import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = {
  '@/': root,
  'next/cache': `${root}tests/support/next-cache.ts`,
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      onDatabase('integration', 30_000),
      onDatabase('faults', 600_000),
    ],
  },
});

/** Tests on a real Postgres, each file with a database of its own. */
function onDatabase(name: string, testTimeout: number) {
  return {
    resolve: { alias },
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      globalSetup: ['tests/support/database-server.ts'],
      setupFiles: ['tests/support/fresh-database.ts'],
      testTimeout,
      hookTimeout: 60_000,
      maxWorkers: 2,
    },
  };
}
