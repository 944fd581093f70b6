import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { requestAgain } from '@/lib/ingest/request-commands';

/** The button "Run again". */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const { runId } = await requestAgain(await getViewer(), Object.fromEntries(await request.formData()));
    return seeOther(`/admin/ingest?asked=${runId}#runs`);
  });
}
