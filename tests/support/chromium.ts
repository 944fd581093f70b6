import { existsSync } from 'node:fs';
import type { LaunchOptions } from 'playwright';

/** The system's Chromium where there is one, Playwright's own elsewhere; quiet, and able to run as root. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = [
    process.env.PLAYWRIGHT_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ].find((path) => path && existsSync(path));
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
