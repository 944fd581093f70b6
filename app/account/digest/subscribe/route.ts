import { after } from 'next/server';
import { takeOwnForm } from '@/app/account/digest/own-form';
import { sendNewest } from '@/app/api/mail-links/send-newest';
import { seeOther } from '@/lib/http/see-other';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { subscribeOwn } from '@/lib/subscribers/account-commands';

/** Subscribes the address that was proven by signing in, and sends the newest edition. */
export function POST(request: Request): Promise<Response> {
  return takeOwnForm(request, async (viewer, { timeZone }) => {
    const zone = typeof timeZone === 'string' ? timeZone : undefined;
    const result = await subscribeOwn(viewer, zone, visitorNetwork(request.headers));
    if (result.outcome === 'subscribed') after(() => sendNewest(result.subscriberId));
    return seeOther(`/account?digest=${result.outcome}#digest`);
  });
}
