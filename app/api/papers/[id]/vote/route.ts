import { revalidateTag } from 'next/cache';
import { returnPath, type Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import { tags } from '@/lib/cache-tags';
import { respond } from '@/lib/http/respond';
import { refererPath, requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { castVote, withdrawVote } from '@/lib/votes/commands';

type Act = 'cast' | 'withdraw';
type Context = { params: Promise<{ id: string }> };

export async function PUT(request: Request, context: Context): Promise<Response> {
  return respond(async () => change('cast', request, await paperIdOf(context)));
}

export async function DELETE(request: Request, context: Context): Promise<Response> {
  return respond(async () => change('withdraw', request, await paperIdOf(context)));
}

/** The form's door, for browsers without JavaScript: casts, or withdraws with `_method=delete`, and goes back. */
export async function POST(request: Request, context: Context): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const paperId = await paperIdOf(context);
    const back = `${returnPath.parse(refererPath(request) ?? `/papers/${paperId}`)}#paper-${paperId}`;
    const viewer = await getViewer();
    if (!viewer) return seeOther(`/sign-in?${new URLSearchParams({ returnTo: back })}`);
    const method = (await request.formData()).get('_method');
    await vote(method === 'delete' ? 'withdraw' : 'cast', viewer, paperId, { expire: 0 });
    return seeOther(back);
  });
}

async function change(act: Act, request: Request, paperId: string): Promise<Response> {
  const viewer = await getViewer();
  if (viewer) requireSameOrigin(request);
  const answer = await vote(act, viewer, paperId, 'max');
  return Response.json(answer, { headers: { 'Cache-Control': 'private, no-store' } });
}

/** A form shows its outcome on the page itself, which must then be fresh; a script has it from the answer. */
async function vote(act: Act, viewer: Viewer, paperId: string, fresh: Parameters<typeof revalidateTag>[1]) {
  const command = act === 'cast' ? castVote : withdrawVote;
  const { upvotes, voted, feedDay } = await command(viewer, { paperId });
  revalidateTag(tags.paper(paperId), fresh);
  if (feedDay) revalidateTag(tags.day(feedDay), fresh);
  return { upvotes, voted };
}

/** Old ids hold a slash, written %2F in the path; Next hands the segment over as it was written. */
async function paperIdOf(context: Context): Promise<string> {
  const { id } = await context.params;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
