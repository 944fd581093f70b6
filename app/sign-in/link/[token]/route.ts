import { redeemSignInLink } from '@/lib/auth/commands';
import { findOpenLink } from '@/lib/auth/queries';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { openLetter, spentLetter } from '../letter';

type Context = { params: Promise<{ token: string }> };

/** Shows the button and uses nothing up, so that a mail scanner may come first. */
export async function GET(_request: Request, context: Context): Promise<Response> {
  return respond(async () => {
    const { token } = await context.params;
    return (await findOpenLink(token)) ? openLetter() : spentLetter();
  });
}

export async function POST(request: Request, context: Context): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    try {
      const { sessionCookie, returnTo } = await redeemSignInLink((await context.params).token);
      return seeOther(returnTo, [sessionCookie]);
    } catch (error) {
      if (error instanceof AppError && error.code === 'link_spent') return spentLetter();
      throw error;
    }
  });
}
