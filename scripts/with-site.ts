import { spawn } from 'node:child_process';
import { environmentOf } from './parts/environment';
import { generateClient, migrate, requireDatabase } from './parts/migrate';
import { keptFolder, makeFolder, root } from './parts/places';
import { startPostgres } from './parts/postgres/server';
import { isGoing } from './parts/previous-run';
import { runMain } from './parts/refusal';
import { keptSecrets } from './parts/secrets';
import { completeValues, givenValues, type Values } from './parts/settings';

/** Runs a script with the site's settings and its migrated database, which is started for the time if need be. */
await runMain(async () => {
  makeFolder(keptFolder);
  const secrets = keptSecrets(keptFolder);
  const { values } = completeValues(givenValues(root, process.env), secrets);
  const database = values.DATABASE_URL
    ? null
    : await startPostgres({ folder: keptFolder, password: secrets.databasePassword });
  if (database) Object.assign(values, { DATABASE_URL: database.url, EMBEDDED_DATABASE: '1' });
  try {
    await requireDatabase(values.DATABASE_URL ?? '');
    await generateClient(values);
    await migrate(values);
    process.exitCode = await runScript(process.argv.slice(2), values);
  } finally {
    if (database && !database.found && !isGoing(keptFolder)) await database.stop();
  }
});
process.exit();

function runScript(words: readonly string[], values: Values): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('node', ['--disable-warning=DEP0205', '--import', 'tsx', ...words], {
      cwd: root,
      env: environmentOf(values),
      stdio: 'inherit',
    });
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('disconnect', () => child.kill('SIGTERM'));
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
