import { readLimited, requireInboundSecret } from '@/lib/bounces/door';
import { receiveFromProvider } from '@/lib/bounces/provider-commands';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';

const largest = 1_048_576;

/** Takes what a mail provider posts about bounces and complaints. A provider shows its password only when asked. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return respond(async () => {
    if (!isLetIn(request.headers)) return challenge();
    const body = await readLimited(request, largest);
    if (!body) return Response.json({ error: 'A report may have 1 MB at most.' }, { status: 413 });
    const reports = await receiveFromProvider((await params).provider, { headers: request.headers, body });
    return Response.json({ reports }, { headers: { 'Cache-Control': 'no-store' } });
  });
}

function isLetIn(headers: Headers): boolean {
  try {
    requireInboundSecret(headers);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function challenge(): Response {
  const { status, sentence } = new AppError('unauthorized');
  const headers = { 'WWW-Authenticate': 'Basic realm="mail reports"' };
  return Response.json({ error: sentence, code: 'unauthorized' }, { status, headers });
}
