import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { openGate } from '@/lib/mail/gate-commands';

/** The button "Open again" of the mail server or of a receiving domain. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const { name } = Object.fromEntries(await request.formData());
    await openGate(await getViewer(), name);
    return seeOther('/admin/digest?done=gate');
  });
}
