import { receiveReport } from '@/lib/bounces/commands';
import { readLimited, requireInboundSecret } from '@/lib/bounces/door';
import { respond } from '@/lib/http/respond';

const largest = 1_048_576;

/** Takes one raw message that came to the bounce domain; X-Envelope-To is its recipient as the mail server knows it. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireInboundSecret(request.headers);
    const raw = await readLimited(request, largest);
    if (!raw) return Response.json({ error: 'A message may have 1 MB at most.' }, { status: 413 });
    const envelopeTo = request.headers.get('x-envelope-to') ?? undefined;
    const received = await receiveReport(raw, { provider: 'http', envelopeTo });
    return Response.json(received, { headers: { 'Cache-Control': 'no-store' } });
  });
}
