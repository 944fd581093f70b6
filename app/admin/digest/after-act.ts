import type { Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import type { Done } from '@/lib/digest/operator-commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

type Act = (viewer: Viewer, input: unknown) => Promise<Done>;

/** A button of an edition: acts, and goes back to the list or to the edition, which says what was done. */
export function actOn(request: Request, name: string, act: Act): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const { edition, deliveries } = await act(await getViewer(), typed);
    const page =
      typed.back === 'list' ? '/admin/digest' : `/admin/digest/${edition.kind}/${edition.periodStart}`;
    return seeOther(`${page}?done=${name}&deliveries=${deliveries}`);
  });
}
