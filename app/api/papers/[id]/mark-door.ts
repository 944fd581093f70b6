import { paperIdFrom } from '@/lib/api-compat/paper-id';
import { returnPath, type Viewer } from '@/lib/auth/schema';
import { getViewer } from '@/lib/auth/viewer';
import { respond } from '@/lib/http/respond';
import { refererPath, requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

type Command = (viewer: Viewer, input: unknown) => Promise<object>;
type Context = { params: Promise<{ id: string }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** The doors to a pair of commands: PUT and DELETE for scripts, POST for forms, where `_method=delete` takes back. */
export function markDoor(set: Command, take: Command): Record<'PUT' | 'DELETE' | 'POST', Handler> {
  return {
    PUT: (request, context) => respond(() => change(set, request, context)),
    DELETE: (request, context) => respond(() => change(take, request, context)),
    POST: (request, context) => respond(() => takeForm(set, take, request, context)),
  };
}

async function change(command: Command, request: Request, context: Context): Promise<Response> {
  const paperId = await paperIdOf(context);
  const viewer = await getViewer();
  if (viewer) requireSameOrigin(request);
  const answer = await command(viewer, { paperId });
  return Response.json(answer, { headers: { 'Cache-Control': 'private, no-store' } });
}

async function takeForm(set: Command, take: Command, request: Request, context: Context): Promise<Response> {
  requireSameOrigin(request);
  const paperId = await paperIdOf(context);
  const back = `${returnPath.parse(refererPath(request) ?? `/papers/${paperId}`)}#paper-${paperId}`;
  const viewer = await getViewer();
  if (!viewer) return seeOther(`/sign-in?${new URLSearchParams({ returnTo: back })}`);
  const method = (await request.formData()).get('_method');
  await (method === 'delete' ? take : set)(viewer, { paperId });
  return seeOther(back);
}

async function paperIdOf(context: Context): Promise<string> {
  return paperIdFrom((await context.params).id, 'paper_not_found');
}
