import { Logger, run } from 'graphile-worker';
import { closeDb } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { stopPrograms } from './parts/commands';
import { crontab } from './parts/crontab';
import { isIngestDue, tasks } from './parts/tasks';

/** The site's clock: a process beside the web server that starts ingest, digest and the rest when their time comes. */
const runner = await run({
  connectionString: env().DATABASE_URL,
  taskList: tasks,
  crontab,
  concurrency: 4,
  maxPoolSize: 5,
  noHandleSignals: true,
  logger: new Logger(() => (level, message, meta) => {
    if (level === 'error' || level === 'warning')
      log(level === 'error' ? 'error' : 'warn', 'worker', { message, ...meta });
  }),
});
if (await isIngestDue()) await runner.addJob('ingest', {}, { jobKey: 'ingest', maxAttempts: 1 });
log('info', 'worker_ready');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
await runner.promise;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  stopPrograms();
  await runner.stop();
  await closeDb();
  process.exit(0);
}
