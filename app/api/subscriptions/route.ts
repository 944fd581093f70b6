import { after } from 'next/server';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { requestSubscription } from '@/lib/subscribers/commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';

/** Subscribes an address: JSON gets 202 with a word, a form without JavaScript goes on to a page. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const form = isForm(request);
    const input = form ? Object.fromEntries(await request.formData()) : await readJson(request);
    const ours = form || request.headers.get('sec-fetch-site') === 'same-origin';
    const network = visitorNetwork(request.headers);
    const answer = await requestSubscription(input, network, ours ? 'form' : 'api').catch(
      (error: unknown) => {
        if (form && error instanceof AppError && error.code === 'invalid') return null;
        throw error;
      },
    );
    after(() => sendDueConfirmations(5));
    if (form) return see(answer ? '/subscribe/sent' : '/subscribe/not-an-address');
    return Response.json(answer, { status: 202 });
  });
}

function isForm(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return type.startsWith('application/x-www-form-urlencoded') || type.startsWith('multipart/form-data');
}

async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => {
    throw new AppError('invalid', 'Send JSON such as {"email": "you@lab.org", "kind": "daily"}.');
  });
}

function see(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
