import { takeOwnForm } from '@/app/account/digest/own-form';
import { seeOther } from '@/lib/http/see-other';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { unsubscribeOwn } from '@/lib/subscribers/account-commands';

export function POST(request: Request): Promise<Response> {
  return takeOwnForm(request, async (viewer) => {
    await unsubscribeOwn(viewer, visitorNetwork(request.headers));
    return seeOther('/account?digest=ended#digest');
  });
}
