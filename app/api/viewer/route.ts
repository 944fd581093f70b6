import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { listOverlays } from '@/lib/votes/queries';

export async function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const asked = new URL(request.url).searchParams.get('papers') ?? '';
    const viewer = await getViewer();
    const papers = await listOverlays(viewer, { papers: asked });
    const shown = viewer && { handle: viewer.handle, name: viewer.name, role: viewer.role };
    return Response.json({ viewer: shown, papers }, { headers: { 'Cache-Control': 'private, no-store' } });
  });
}
