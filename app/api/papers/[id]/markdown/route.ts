import { answer, preflight } from '@/lib/api-compat/answer';
import { toMarkdown } from '@/lib/api-compat/markdown';
import { paperIdFrom } from '@/lib/api-compat/paper-id';
import { getRow } from '@/lib/api-compat/queries';
import { env } from '@/lib/env';

type Context = { params: Promise<{ id: string }> };

/** The body behind /papers/{id}.md. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const row = await getRow(paperIdFrom((await params).id, 'paper_not_found'));
    return new Response(toMarkdown(row, env().SITE_URL), {
      headers: { 'Content-Type': 'text/markdown; charset=utf-8', Vary: 'Accept' },
    });
  });
}

export { preflight as OPTIONS };
