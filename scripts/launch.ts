import { Refusal, runMain } from './parts/refusal';
import { Site } from './parts/site';
import { printWelcome } from './parts/welcome';

/**
 * npm start: takes the steps from a clone to a running site, then watches over its parts. A signal, or the end of the
 * process above us, stops everything in order; so does the end of any part.
 */
const site = new Site();
let asked = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave());
process.on('disconnect', () => void leave());

await runMain(async () => {
  try {
    const settings = await site.start(process.argv.includes('--dev'));
    printWelcome(settings, site.mailbox);
    throw new Refusal(await site.partEnded());
  } catch (error) {
    if (asked) return new Promise(() => {});
    await site.stop();
    throw error;
  }
});
process.exit();

async function leave(): Promise<void> {
  if (asked) return;
  asked = true;
  process.stdout.write('\nStopping ...\n');
  await site.stop();
  process.stdout.write('Stopped; the data are kept in .data.\n');
  process.exit(0);
}
