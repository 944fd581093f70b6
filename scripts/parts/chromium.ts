import { existsSync } from 'node:fs';
import { runProgram } from './commands';
import { Refusal } from './refusal';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium, installed if need be; '' where Playwright has brought its own. */
export async function findChromium(values: Record<string, string>): Promise<string> {
  const found = [values.PLAYWRIGHT_CHROMIUM ?? '', ...places].find((path) => path && existsSync(path));
  if (found) return found;
  const own = await runProgram(['playwright', 'install', 'chromium'], values);
  if (own.code === 0) return '';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await runProgram(['apt-get', 'update'], values);
    await runProgram(['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'], values);
  }
  const installed = places.find((path) => existsSync(path));
  if (installed) return installed;
  throw new Refusal(
    'The end-to-end tests need Chromium, and it could not be downloaded. Install it with the system’s packages, or set PLAYWRIGHT_CHROMIUM to its path.',
  );
}
