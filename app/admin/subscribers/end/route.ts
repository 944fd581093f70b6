import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { unsubscribeFor } from '@/lib/subscribers/operator-commands';

/** The button "Unsubscribe". */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const { subscriberId } = await unsubscribeFor(await getViewer(), typed);
    return seeOther(`/admin/subscribers/${subscriberId}?done=ended`);
  });
}
