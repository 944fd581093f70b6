import { createHash } from 'node:crypto';
import { readComplaintRate } from '@/lib/bounces/complaint-queries';
import { type Found, findDelivery, keptToday } from '@/lib/bounces/queries';
import { readReport } from '@/lib/bounces/reading';
import type { Finding, Received, Report, ReportedFact } from '@/lib/bounces/schema';
import { db, type Prisma } from '@/lib/db';
import { log } from '@/lib/log';
import { recordBounceWithin } from '@/lib/subscribers/bounce-commands';
import { unsubscribe } from '@/lib/subscribers/commands';

/** How much of a report that belongs to no delivery is kept for the operator, and how many a day. */
const keptLength = 256 * 1024;
const keptADay = 500;

/**
 * Takes a raw message that came to the bounce domain and acts on it, once. `provider` says which door it came through;
 * `envelopeTo` is the recipient as the mail server knows it. A message that is no report does nothing.
 */
export async function receiveReport(
  raw: Buffer,
  { provider, envelopeTo }: { provider: string; envelopeTo?: string | undefined },
): Promise<Received> {
  const fingerprint = createHash('sha256').update(raw).digest('hex');
  const report = await readReport(raw, envelopeTo);
  const source = report.kind === 'bounce' && report.finding.type === 'complaint' ? 'arf' : 'dsn';
  return receiveFact({ fingerprint, raw: new TextDecoder().decode(raw), source, report }, provider);
}

/** The same for what a provider has read already. */
export async function receiveFact(fact: ReportedFact, provider: string): Promise<Received> {
  const received = await act(fact, provider);
  log('info', 'mail_report', { provider, fingerprint: fact.fingerprint.slice(0, 16), ...received });
  if (received.type === 'complaint' && wasRecorded(received)) await warnOfComplaints();
  return received;
}

function wasRecorded({ outcome }: Received): boolean {
  return outcome === 'recorded' || outcome === 'suppressed';
}

/** Providers stop taking mail where more than a few in a thousand call it spam: that cannot wait for a look. */
async function warnOfComplaints(): Promise<void> {
  const { high, ...counts } = await readComplaintRate();
  if (high) log('error', 'complaint_rate_high', counts);
}

async function act(fact: ReportedFact, provider: string): Promise<Received> {
  const { fingerprint, report } = fact;
  if (report.kind === 'nothing') return { outcome: 'nothing', type: report.because };
  const known = await db().mailReport.findUnique({ where: { fingerprint }, select: { type: true } });
  if (known) return { outcome: 'repeated', type: known.type };
  return report.kind === 'unsubscribe'
    ? leave(fingerprint, report.token, provider)
    : attribute(fact, report, provider);
}

async function leave(fingerprint: string, token: string, provider: string): Promise<Received> {
  await unsubscribe(token, provider);
  const row = { fingerprint, provider, type: 'unsubscribe' };
  await db().mailReport.createMany({ data: [row], skipDuplicates: true });
  return { outcome: 'unsubscribed', type: row.type };
}

type About = Extract<Report, { kind: 'bounce' | 'notice' }>;

async function attribute(fact: ReportedFact, report: About, provider: string): Promise<Received> {
  const { fingerprint, source } = fact;
  const type = report.kind === 'bounce' ? report.finding.type : report.type;
  const found = await findDelivery(report.clues);
  const raw = found && !isGrave(type) ? null : await keepable(fact.raw);
  if (!found && raw === null) return { outcome: 'unmatched', type };
  const known = found ? { deliveryNumber: found.number } : { reason: 'no_delivery' };
  const row = { fingerprint, provider, type, raw, ...known };
  return db().$transaction(async (tx) => {
    const added = await tx.mailReport.createMany({ data: [row], skipDuplicates: true });
    if (added.count === 0) return { outcome: 'repeated', type };
    if (!found) return { outcome: 'unmatched', type };
    const suppressed = report.kind === 'bounce' && (await record(tx, found, report.finding, source));
    return { outcome: suppressed ? 'suppressed' : 'recorded', type };
  });
}

/** What the operator should read although its delivery is known. */
function isGrave(type: string): boolean {
  return ['fraud', 'virus', 'auth_failure'].includes(type);
}

/** Anybody can send a stream of reports: only so many a day are kept, and only so much of each. The others leave no row. */
async function keepable(raw: string): Promise<string | null> {
  const [{ kept } = { kept: 0 }] = await db().$queryRaw<{ kept: number }[]>(keptToday);
  return kept < keptADay ? raw.replaceAll('\0', '').slice(0, keptLength) : null;
}

/**
 * Writes down what the report says about the reader's address, and marks the delivery, whose state stays what it was.
 * The reader comes before the delivery, as when a reader is erased.
 */
async function record(
  tx: Prisma.TransactionClient,
  { number, subscriberId, editionId }: Found,
  finding: Finding,
  source: string,
): Promise<boolean> {
  const bounce = { deliveryNumber: number, editionId, source, ...finding };
  const { suppressed } = subscriberId
    ? await recordBounceWithin(tx, { subscriberId, ...bounce })
    : { suppressed: false };
  const column = finding.type === 'complaint' ? 'complainedAt' : 'bouncedAt';
  await tx.delivery.updateMany({ where: { number, [column]: null }, data: { [column]: new Date() } });
  return suppressed;
}
