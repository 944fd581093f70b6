import { answer, preflight } from '@/lib/api-compat/answer';
import { paperIdFrom } from '@/lib/api-compat/paper-id';

type Context = { params: Promise<{ id: string }> };

/** Nothing is linked to papers here; clients of the format still ask. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    paperIdFrom((await params).id, 'invalid');
    return { models: [], datasets: [], spaces: [] };
  });
}

export { preflight as OPTIONS };
