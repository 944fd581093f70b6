import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { eraseFor } from '@/lib/subscribers/operator-commands';

/** The button "Erase", with the address typed once more. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const { subscriberId, erased } = await eraseFor(await getViewer(), typed);
    if (erased) return seeOther('/admin/subscribers?done=erased');
    return seeOther(`/admin/subscribers/${subscriberId}?done=not_erased#erase`);
  });
}
