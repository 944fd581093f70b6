import { answer, pageOf, preflight } from '@/lib/api-compat/answer';
import { parseList, writeCursor } from '@/lib/api-compat/parameters';
import { listPapers } from '@/lib/api-compat/queries';

export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const { papers, next } = await listPapers(parseList(new URL(request.url).searchParams));
    return pageOf(papers, request, next ? ['cursor', writeCursor(next)] : null);
  });
}

export { preflight as OPTIONS };
