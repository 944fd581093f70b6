import type { Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import { follow, unfollow } from '@/lib/follows/commands';
import { isFollowed } from '@/lib/follows/queries';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';

/** Whether the visitor follows what `kind` and `target` name. */
export async function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const viewer = await getViewer();
    return answer({ viewer: viewer !== null, followed: await isFollowed(viewer, asked(request)) });
  });
}

export async function PUT(request: Request): Promise<Response> {
  return respond(() =>
    change(request, async (viewer) => answer({ outcome: await follow(viewer, asked(request)) })),
  );
}

export async function DELETE(request: Request): Promise<Response> {
  return respond(() =>
    change(request, async (viewer) => {
      await unfollow(viewer, asked(request));
      return answer({ outcome: 'unfollowed' });
    }),
  );
}

async function change(request: Request, act: (viewer: Viewer) => Promise<Response>): Promise<Response> {
  const viewer = await getViewer();
  if (viewer) requireSameOrigin(request);
  return act(viewer);
}

function asked(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

function answer(body: object): Response {
  return Response.json(body, { headers: { 'Cache-Control': 'private, no-store' } });
}
