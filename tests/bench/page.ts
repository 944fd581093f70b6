import { benchDay, serveFeed } from './feed';
import { load } from './load';
import { servePlainPage } from './plain';
import { median, printTable } from './table';

const rounds = 5;
const seconds = 4;
const connections = 16;

/** Requests per second of a cached day page of 50 papers against an empty prerendered page of the same bytes. */
export async function benchPage(): Promise<void> {
  const feed = await serveFeed();
  const address = `${feed.address}/papers/date/${benchDay}`;
  const html = await (await fetch(address)).text();
  const plain = await servePlainPage(Buffer.byteLength(html));
  const plainBytes = Buffer.byteLength(await (await fetch(plain.address)).text());
  await load(address, connections, 2);
  await load(plain.address, connections, 2);
  const rows = [];
  for (let round = 1; round <= rounds; round++) {
    const ours = await load(address, connections, seconds);
    const empty = await load(plain.address, connections, seconds);
    rows.push({
      round,
      'feed req/s': ours.requestsPerSecond,
      'plain req/s': empty.requestsPerSecond,
      ratio: ours.requestsPerSecond / empty.requestsPerSecond,
      'feed p50 ms': ours.p50,
      'feed p99 ms': ours.p99,
      failures: ours.failures + empty.failures,
    });
  }
  printTable(
    `Cached feed page (${Buffer.byteLength(html)} bytes) against a plain page (${plainBytes} bytes)`,
    rows,
  );
  console.log(`median ratio ${median(rows.map((row) => row.ratio)).toFixed(2)} (goal: at least 0.9)`);
  plain.stop();
  await feed.stop();
}
