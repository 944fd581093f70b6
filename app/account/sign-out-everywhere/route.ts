import { signOutEverywhere } from '@/lib/auth/commands';
import { endedSessionCookie, getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const viewer = await getViewer();
    if (viewer) await signOutEverywhere(viewer);
    return seeOther('/sign-in', [endedSessionCookie()]);
  });
}
