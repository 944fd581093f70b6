import { spawn } from 'node:child_process';
import { projectEnvironment, root } from './install.mjs';

/** Node's words for running TypeScript; tsx uses a call that this Node warns about. */
export const tsx = ['--disable-warning=DEP0205', '--import', 'tsx'];

/**
 * Runs a TypeScript file under the project's own Node and ends with its exit code. Ctrl-C reaches the script by itself;
 * other signals, and the end of npm above us, are passed on. The script sees our own end as 'disconnect'.
 */
export function handOver(script, words) {
  const child = spawn('node', [...tsx, script, ...words], {
    cwd: root,
    env: projectEnvironment(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`${script} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}
