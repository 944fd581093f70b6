import { requestSignInLink } from '@/lib/auth/commands';
import { signInRequest } from '@/lib/auth/schema';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { visitorNetwork } from '@/lib/http/visitor-network';
import { sendSignInLink } from '@/lib/mail/sign-in';

export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const fields = Object.fromEntries(await request.formData());
    const returnTo = signInRequest.shape.returnTo.parse(fields.returnTo);
    try {
      await requestSignInLink({ ...fields, returnTo }, sendSignInLink, visitorNetwork(request.headers));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const reason = error.code === 'invalid' ? 'address' : 'mail';
      return seeOther(`/sign-in?${new URLSearchParams({ error: reason, returnTo })}`);
    }
    return seeOther('/sign-in/sent');
  });
}
