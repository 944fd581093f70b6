import { answer, preflight } from '@/lib/api-compat/answer';
import { paperIdFrom } from '@/lib/api-compat/paper-id';
import { getDetail } from '@/lib/api-compat/queries';

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const wanted = new URL(request.url).searchParams.get('field');
    return getDetail(paperIdFrom((await params).id, 'paper_not_found'), wanted === 'comments');
  });
}

export { preflight as OPTIONS };
