import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { listMarks } from '@/lib/reading/queries';
import { listOverlays } from '@/lib/votes/queries';

export async function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const asked = new URL(request.url).searchParams.get('papers') ?? '';
    const viewer = await getViewer();
    const [overlays, marks] = await Promise.all([
      listOverlays(viewer, { papers: asked }),
      listMarks(viewer, asked.split(',').filter(Boolean)),
    ]);
    const papers = Object.fromEntries(
      Object.entries(overlays).map(([id, overlay]) => [id, { ...overlay, ...(marks[id] ?? unmarked) }]),
    );
    const shown = viewer && { handle: viewer.handle, name: viewer.name, role: viewer.role };
    return Response.json({ viewer: shown, papers }, { headers: { 'Cache-Control': 'private, no-store' } });
  });
}

const unmarked = { saved: false, hidden: false, read: false, fresh: false };
