import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './children';

/** Resolves true once an address answers with less than 500, false when the child ends or `patience` ms are over. */
export async function waitFor(address: string, child: Child, patience = 60_000): Promise<boolean> {
  const deadline = Date.now() + patience;
  let over = false;
  void child.ended.then(() => {
    over = true;
  });
  while (!over && Date.now() < deadline) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(20_000), redirect: 'manual' }).catch(
      () => null,
    );
    await answer?.body?.cancel();
    if (answer && answer.status < 500) return true;
    await pause(60);
  }
  return false;
}
