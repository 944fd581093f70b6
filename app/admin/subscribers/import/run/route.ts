import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { runImport } from '@/lib/subscribers/csv-commands';

/** The button under a preview: imports exactly what it shows. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const { importId } = await runImport(await getViewer(), typed);
    return seeOther(`/admin/subscribers/import/${importId}`);
  });
}
