import { getViewer } from '@/lib/auth/viewer';
import { discardReport } from '@/lib/bounces/unmatched/commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

/** The button "Discard" of a report. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    await discardReport(await getViewer(), typed);
    const page = /^[1-9]\d{0,4}$/.test(String(typed.p)) ? typed.p : 1;
    return seeOther(`/admin/digest/reports?p=${page}&done=discarded`);
  });
}
