import { createHash } from 'node:crypto';
import { db } from '@/lib/db';
import type { Unreadable } from '@/lib/ingest/reading';

const longest = 100_000;
const keptMs = 90 * 24 * 3_600_000;

/** Keeps unreadable records with their raw text and the reason. The same record is kept once. */
export async function quarantine(source: string, runId: string, records: Unreadable[]): Promise<void> {
  if (records.length === 0) return;
  await db().quarantine.createMany({
    data: records.map(({ raw, reason }) => ({
      fingerprint: createHash('sha256').update(`${source}\n${raw}`).digest('hex'),
      source,
      runId,
      raw: storable(raw),
      reason: storable(reason),
    })),
    skipDuplicates: true,
  });
}

/** Removes what is older than 90 days. */
export async function removeOldQuarantine(now: Date = new Date()): Promise<number> {
  const at = { lt: new Date(now.getTime() - keptMs) };
  return (await db().quarantine.deleteMany({ where: { at } })).count;
}

function storable(text: string): string {
  return Buffer.from(text.slice(0, longest)).toString().replaceAll('\u0000', '\ufffd');
}
