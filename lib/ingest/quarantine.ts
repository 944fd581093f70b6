import { createHash } from 'node:crypto';
import { db } from '@/lib/db';
import type { Unreadable } from '@/lib/ingest/reading';

const longest = 100_000;

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

function storable(text: string): string {
  return Buffer.from(text.slice(0, longest)).toString().replaceAll('\u0000', '\ufffd');
}
