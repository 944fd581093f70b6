import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

const timeoutMs = 10_000;
const restMs = 60_000;
const tries = 3;
const key = 'pinged_at';

/**
 * Calls PING_URL, so that a watcher outside learns that a run went well; at most once a minute for all processes. Tries
 * three times, `pauseMs` apart, and never throws. The address holds a secret and is not logged.
 */
export async function pingAfterRun({ pauseMs = 1_000 } = {}): Promise<void> {
  const { PING_URL: url } = env();
  if (!url) return;
  try {
    if (await takeTurn(new Date())) await ping(url, pauseMs);
  } catch (error) {
    log('error', 'ping_failed', { code: codeOf(error) });
  }
}

async function ping(url: string, pauseMs: number): Promise<void> {
  for (let left = tries - 1; ; left -= 1) {
    const answer = await ask(url);
    if (answer === 'ok') return;
    if (left === 0) return log('error', 'ping_failed', { answer });
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** 'ok', or the status or the code of what went wrong. */
async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), cache: 'no-store' });
    await response.body?.cancel();
    return response.ok ? 'ok' : String(response.status);
  } catch (error) {
    return codeOf(error);
  }
}

async function takeTurn(now: Date): Promise<boolean> {
  const [value, earlier] = [now.toISOString(), new Date(now.getTime() - restMs).toISOString()];
  const taken = await db().$executeRaw`
    insert into installation (key, value) values (${key}, ${value})
    on conflict (key) do update set value = excluded.value where installation.value <= ${earlier}`;
  return taken === 1;
}

/** Messages may hold the address, so only the code is told. */
function codeOf(error: unknown): string {
  const { code, cause, name } = Object(error);
  return String(Object(cause).code ?? code ?? name ?? 'unknown');
}
