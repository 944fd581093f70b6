import { revalidateTag } from 'next/cache';
import { tags } from '@/lib/cache-tags';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { bringInPaper } from '@/lib/ingest/commands';
import { log } from '@/lib/log';

/** The form "Bring it in from arXiv": ends at the paper, or back at the form with what went wrong. */
export async function POST(request: Request): Promise<Response> {
  const typed = await readId(request);
  try {
    requireSameOrigin(request);
    const { id, tags: touched } = await bringInPaper(typed);
    for (const tag of touched) revalidateTag(tag, 'max');
    revalidateTag(tags.paper(id), { expire: 0 });
    return seeOther(`/papers/${id}`);
  } catch (error) {
    if (!(error instanceof AppError)) log('error', 'bring_in_failed', { error });
    const problem = error instanceof AppError ? error.code : 'unexpected';
    return seeOther(`/papers/index?${new URLSearchParams({ arxivId: typed, problem })}`);
  }
}

async function readId(request: Request): Promise<string> {
  try {
    const typed = (await request.formData()).get('arxivId');
    return typeof typed === 'string' ? typed.trim().slice(0, 200) : '';
  } catch {
    return '';
  }
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: new URL(path, env().SITE_URL).href } });
}
