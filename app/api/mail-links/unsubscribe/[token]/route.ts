import { answer, readFields } from '@/app/api/mail-links/answer';
import { respond } from '@/lib/http/respond';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { unsubscribe } from '@/lib/subscribers/commands';

/** RFC 8058's one click, and the button of our own page. Every token gets the same answer. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return respond(async () => {
    const fields = await readFields(request);
    await unsubscribe((await params).token, visitorNetwork(request.headers));
    return answer(fields, '/subscribe/ended', 'You are unsubscribed. No further digest will come.');
  });
}
