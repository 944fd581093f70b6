import { answer, pageOf, preflight } from '@/lib/api-compat/answer';
import { parseDaily } from '@/lib/api-compat/parameters';
import { listDailyPapersCached } from '@/lib/api-compat/queries';

export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const query = parseDaily(new URL(request.url).searchParams);
    const { items, more } = await listDailyPapersCached(query);
    return pageOf(items, request, more ? ['p', String(query.page + 1)] : null);
  });
}

export { preflight as OPTIONS };
