import type { DeliveryShown, DeliveryState } from '@/lib/digest/operator/schema';
import { streamDeliveries } from '@/lib/digest/operator-delivery-queries';

/** An edition's deliveries as CSV (RFC 4180, UTF-8), a thousand rows a piece. Addresses are masked. */
export async function* deliveriesAsCsv(which: {
  editionId: string;
  state: DeliveryState | null;
}): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${columns.join(',')}\r\n`);
  for await (const rows of streamDeliveries(which)) yield encoder.encode(rows.map(line).join(''));
}

const columns = [
  'number',
  'address',
  'status',
  'reason',
  'attempt',
  'dueAt',
  'finishedAt',
  'smtpCode',
  'enhancedCode',
  'response',
  'bounced',
  'complained',
] as const;

function line(row: DeliveryShown): string {
  return `${columns.map((name) => field(row[name])).join(',')}\r\n`;
}

/** A leading sign of a formula is disarmed: a spreadsheet would run what a mail server answered. */
function field(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
