import type { Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import type { Outcome } from '@/lib/for-you/schema';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

type Act = (viewer: NonNullable<Viewer>, form: FormData) => Promise<Outcome>;

/** Takes a form of the page and goes back to it; whoever is not signed in does that first. */
export function takeForm(request: Request, act: Act): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const viewer = await getViewer();
    if (!viewer) return seeOther('/sign-in?returnTo=%2Ffor-you');
    return seeOther(`/for-you?said=${await act(viewer, await request.formData())}`);
  });
}
