import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { discardQuarantined } from '@/lib/ingest/request-commands';

/** The button "Discard" of a record in quarantine. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    await discardQuarantined(await getViewer(), typed);
    const page = /^[1-9]\d{0,4}$/.test(String(typed.q)) ? typed.q : 1;
    return seeOther(`/admin/ingest?q=${page}&gone=yes#quarantine`);
  });
}
