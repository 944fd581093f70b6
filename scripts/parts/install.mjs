// Runs before anything is installed, on the Node of the host: plain JavaScript, Node's own modules only.
import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const oldestNode = 20;

/** Refuses an old Node and a folder that cannot be written, and installs the locked packages if they are not there. */
export async function prepare() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode)
    refuse(
      `Broadsheet needs Node ${oldestNode} or newer; this is ${process.version}. See https://nodejs.org.`,
    );
  try {
    accessSync(root, constants.W_OK);
  } catch {
    refuse(`The folder ${root} cannot be written. Change its owner, or clone Broadsheet to another folder.`);
  }
  if (!isInstalled(root)) await install();
}

/** Whether every package of the lock, but for the other platforms' ones, is installed in its version. */
export function isInstalled(folder) {
  try {
    const wanted = readJson(join(folder, 'package-lock.json')).packages;
    const present = readJson(join(folder, 'node_modules/.package-lock.json')).packages;
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' ||
        entry.optional ||
        entry.devOptional ||
        entry.extraneous ||
        present[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

/** One sentence for what npm said. */
export function explainFailure(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(output))
    return 'The packages could not be downloaded: the npm registry does not answer. Connect to the network and run the command again.';
  if (/ENOSPC/.test(output))
    return 'The packages could not be installed: the disk is full (about 1.5 GB are needed).';
  if (/EACCES|EPERM|EROFS/.test(output))
    return `The packages could not be installed: ${join(root, 'node_modules')} cannot be written.`;
  const last = output.trim().split('\n').slice(-15).join('\n');
  return `The packages could not be installed; npm ci said:\n${last}`;
}

/** Prints one sentence and ends with exit code 1. */
export function refuse(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

/** The environment in which node, next, prisma and the rest are the project's own. */
export function projectEnvironment() {
  const { PATH, Path, ...rest } = process.env;
  const path = [join(root, 'node_modules/.bin'), PATH ?? Path ?? ''].join(delimiter);
  return { ...rest, PATH: path, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' };
}

async function install() {
  const begun = Date.now();
  const show = () => `Installing packages, about a minute: ${Math.round((Date.now() - begun) / 1000)} s`;
  const live = process.stdout.isTTY;
  process.stdout.write(live ? show() : `${show()}\n`);
  const progress = setInterval(
    () => process.stdout.write(live ? `\r${show()}` : `${show()}\n`),
    live ? 1000 : 15_000,
  );
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  clearInterval(progress);
  if (code !== 0) refuse(explainFailure(output));
  process.stdout.write(
    `${live ? '\r' : ''}Installed packages in ${Math.round((Date.now() - begun) / 1000)} s\n`,
  );
}

function runNpm(words) {
  return new Promise((resolve) => {
    const child = spawn('npm', words, { cwd: root, shell: process.platform === 'win32' });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
