import type { Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import type { FollowWord } from '@/lib/follows/schema';
import { respond } from '@/lib/http/respond';
import { refererPath, requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

type Act = (viewer: NonNullable<Viewer>, fields: Record<string, unknown>) => Promise<string>;

/** Takes a form about what a person follows; the act says where to go. Anybody else signs in first and comes back. */
export function takeFollowForm(request: Request, act: Act): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const viewer = await getViewer();
    const back = refererPath(request) ?? '/follows';
    if (!viewer) return seeOther(`/sign-in?${new URLSearchParams({ returnTo: back })}`);
    return seeOther(await act(viewer, Object.fromEntries(await request.formData())));
  });
}

/** The page with what came of a form. */
export function saidPath(word: FollowWord): string {
  return `/follows?said=${word}`;
}
