import { signOut } from '@/lib/auth/commands';
import { endedSessionCookie, getSessionToken } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const token = await getSessionToken();
    if (token) await signOut(token);
    return seeOther('/', [endedSessionCookie()]);
  });
}
