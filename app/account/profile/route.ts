import { changeProfile } from '@/lib/auth/commands';
import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const viewer = await getViewer();
    if (!viewer) return seeOther('/sign-in?returnTo=%2Faccount');
    const change = await changeProfile(viewer, Object.fromEntries(await request.formData()));
    return seeOther(change === 'saved' ? '/account?saved=yes' : `/account?refused=${change}`);
  });
}
