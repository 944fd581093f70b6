import { after } from 'next/server';
import { actOnLink, answer } from '@/app/api/mail-links/answer';
import { sendNewest } from '@/app/api/mail-links/send-newest';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { confirmNewAddress } from '@/lib/subscribers/address-commands';
import { confirmSubscription } from '@/lib/subscribers/commands';
import { decline } from '@/lib/subscribers/decline-commands';
import { findAsked } from '@/lib/subscribers/queries';

/** Answers the question of a mail: yes, or "this was not me". Reached by POST to /confirm/{token}. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return actOnLink(request, async (fields) => {
    const { token } = await params;
    const network = visitorNetwork(request.headers);
    if (fields.act === 'not_me') {
      await decline(token, network);
      return answer(fields, '/subscribe/declined', 'No further mail of this kind will come.');
    }
    if ((await findAsked(token)) === 'address') {
      await confirmNewAddress(token, network);
      return answer(fields, '/subscribe/moved', 'The digest comes to this address from now on.');
    }
    const { subscriberId } = await confirmSubscription(token, network);
    after(() => sendNewest(subscriberId));
    return answer(fields, '/subscribe/confirmed', 'You are subscribed. The newest edition is on its way.');
  });
}
