import { beginOutsideSignIn } from '@/lib/auth/commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const { provider, returnTo } = Object.fromEntries(await request.formData());
    const { location, cookies } = await beginOutsideSignIn(String(provider), returnTo);
    return seeOther(location, cookies);
  });
}
