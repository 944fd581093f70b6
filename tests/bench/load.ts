import { Agent, get } from 'node:http';

export type Load = { requestsPerSecond: number; p50: number; p99: number; failures: number };

/**
 * Asks one address over kept-alive connections for so many seconds.
 * Times are milliseconds from sending to the last byte; a status other than 200 is a failure.
 */
export async function load(address: string, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let failures = 0;
  const loop = async () => {
    while (performance.now() < until) {
      const begun = performance.now();
      const status = await ask(address, agent);
      times.push(performance.now() - begun);
      if (status !== 200) failures += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, loop));
  const elapsed = (performance.now() - begun) / 1000;
  agent.destroy();
  return { requestsPerSecond: times.length / elapsed, ...percentiles(times), failures };
}

/** The median and the 99th percentile of a list of times. */
export function percentiles(times: number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function ask(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      response.on('data', () => {});
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    }).on('error', reject);
  });
}
