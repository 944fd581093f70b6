import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { noteVisit } from '@/lib/reading/commands';

/** Notes that somebody is here, for what is new to them the next time. */
export function PUT(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await getViewer();
    if (viewer) requireSameOrigin(request);
    await noteVisit(viewer);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } });
  });
}
