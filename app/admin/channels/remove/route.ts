import { getViewer } from '@/lib/auth/viewer';
import { removeChannel } from '@/lib/channels/commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

/** The button "Remove", after it was asked about. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    await removeChannel(await getViewer(), Object.fromEntries(await request.formData()));
    return seeOther('/admin/channels?done=removed');
  });
}
