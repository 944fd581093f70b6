import { actOnLink, answer } from '@/app/api/mail-links/answer';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { undoUnsubscribe, unsubscribe } from '@/lib/subscribers/commands';

/** RFC 8058's one click, and the buttons of our own page. Every token gets the same answer. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return actOnLink(request, async (fields) => {
    const { token } = await params;
    const network = visitorNetwork(request.headers);
    const page = `/unsubscribe/${encodeURIComponent(token)}`;
    if (fields.act === 'undo') {
      await undoUnsubscribe(token, network);
      return answer(fields, `${page}?done=resumed`, 'The digest goes on.');
    }
    await unsubscribe(token, network);
    return answer(fields, page, 'You are unsubscribed. No further digest will come.');
  });
}
