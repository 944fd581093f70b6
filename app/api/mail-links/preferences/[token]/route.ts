import { after } from 'next/server';
import { actOnLink, answer } from '@/app/api/mail-links/answer';
import { draftCookies } from '@/app/preferences/draft';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { requestNewAddress } from '@/lib/subscribers/address-commands';
import { sendDueConfirmations } from '@/lib/subscribers/confirmation-commands';
import { requestOwnData } from '@/lib/subscribers/own-data-commands';
import { changePreferences } from '@/lib/subscribers/preferences-commands';

/** The forms of a reader's own page. Reached by POST to /preferences/{token}. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return actOnLink(request, async (fields) => {
    const { token } = await params;
    const { done, problems } = await act(token, fields, visitorNetwork(request.headers));
    const page = `/preferences/${encodeURIComponent(token)}`;
    if (!problems) return answer(fields, `${page}?done=${done}`, sentences[done]);
    const sentence = Object.values(problems).join(' ');
    return answer(fields, page, sentence, 400, draftCookies(page, fields, problems));
  });
}

const sentences = {
  saved: 'Your choice is kept.',
  address: 'If that address can take our mail, a letter with a link is on its way there.',
  own_data: 'A letter with a link is on its way to your inbox.',
};

async function act(token: string, fields: Record<string, unknown>, network: string) {
  if (fields.act === 'own_data') {
    await requestOwnData(token, network);
    after(() => sendDueConfirmations(5));
    return { done: 'own_data', problems: null } as const;
  }
  if (fields.act === 'address') {
    const problems = await requestNewAddress(token, fields, network);
    after(() => sendDueConfirmations(5));
    return { done: 'address', problems } as const;
  }
  return { done: 'saved', problems: await changePreferences(token, fields) } as const;
}
