import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './tests/support/chromium';

const port = process.env.E2E_PORT ?? '3210';
const mailboxPort = process.env.E2E_MAILBOX_PORT ?? '3211';
const address = `http://localhost:${port}`;

process.env.E2E_MAILBOX ??= `http://127.0.0.1:${mailboxPort}`;

/** Stories of visitors, against a production build over a fresh database with the demo catalogue. */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  timeout: 60_000,
  // A loaded machine of CI may be slow once; a fault fails twice.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? 'test-results/e2e.json' }]],
  use: { baseURL: address, launchOptions: chromiumOptions() },
  webServer: {
    command: 'node --disable-warning=DEP0205 --import tsx tests/support/e2e-server.ts',
    url: `${address}/api/health`,
    env: { E2E_PORT: port, E2E_MAILBOX_PORT: mailboxPort },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
  },
});
