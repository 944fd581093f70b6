import { getViewer } from '@/lib/auth/viewer';
import { setChannelActive } from '@/lib/channels/commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

/** The buttons "Pause" and "Resume". */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const active = typed.active === 'yes';
    await setChannelActive(await getViewer(), typed, active);
    return seeOther(`/admin/channels?done=${active ? 'resumed' : 'paused'}&channel=${typed.channelId}`);
  });
}
