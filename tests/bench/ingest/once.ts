import { closeDb } from '@/lib/db';
import { ingestFile } from '@/lib/ingest/file';

/** Imports one file in a process of its own, so that its memory is its own, and prints what it took. */
const begun = performance.now();
const { papers, changed, unchanged, quarantined } = await ingestFile(process.argv[2] ?? '');
const seconds = (performance.now() - begun) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
await closeDb();
process.stdout.write(
  JSON.stringify({
    papers,
    changed,
    unchanged,
    quarantined,
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMb: maxRSS / 1000,
  }),
);
