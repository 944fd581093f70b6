import { chromium } from 'playwright';
import { chromiumOptions } from '../support/chromium';
import { benchDay, serveFeed } from './feed';
import { printTable } from './table';

/** What Chromium transfers for the day page, by kind, compressed as sent. */
export async function benchWeight(): Promise<void> {
  const feed = await serveFeed();
  const browser = await chromium.launch(chromiumOptions());
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const bytes = new Map<string, { files: number; bytes: number }>();
  const hosts = new Set<string>();
  session.on('Network.responseReceived', (event) => {
    kinds.set(event.requestId, event.type);
    if (event.response.url.startsWith('http')) hosts.add(new URL(event.response.url).host);
  });
  session.on('Network.loadingFinished', (event) => {
    const kind = kinds.get(event.requestId) ?? 'other';
    const sum = bytes.get(kind) ?? { files: 0, bytes: 0 };
    bytes.set(kind, { files: sum.files + 1, bytes: sum.bytes + event.encodedDataLength });
  });
  await page.goto(`${feed.address}/papers/date/${benchDay}`, { waitUntil: 'networkidle' });
  const rows = [...bytes].map(([kind, sum]) => ({ kind, files: sum.files, KB: sum.bytes / 1024 }));
  printTable('Weight of the day page, as transferred', rows);
  console.log(`hosts asked: ${[...hosts].join(', ')} (goal: one; scripts at most 115 KB)`);
  await browser.close();
  await feed.stop();
}
