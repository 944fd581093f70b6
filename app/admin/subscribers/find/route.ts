import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { beginSearch } from '@/lib/subscribers/operator-commands';

/** The search. What was typed goes on sealed: an address stands in no URL. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const { sealed } = await beginSearch(await getViewer(), typed);
    return seeOther(sealed ? `/admin/subscribers?find=${sealed}` : '/admin/subscribers');
  });
}
