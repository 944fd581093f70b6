import type { Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

type Act = (viewer: NonNullable<Viewer>, fields: Record<string, unknown>) => Promise<Response>;

/** Takes a form of the account page from whoever is signed in; anybody else signs in first. */
export function takeOwnForm(request: Request, act: Act): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const viewer = await getViewer();
    if (!viewer) return seeOther('/sign-in?returnTo=%2Faccount');
    return act(viewer, Object.fromEntries(await request.formData()));
  });
}
