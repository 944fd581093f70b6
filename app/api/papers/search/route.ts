import { answer, preflight } from '@/lib/api-compat/answer';
import { parseSearch } from '@/lib/api-compat/parameters';
import { listSearchItems } from '@/lib/api-compat/queries';

export function GET(request: Request): Promise<Response> {
  return answer(() => listSearchItems(parseSearch(new URL(request.url).searchParams)));
}

export { preflight as OPTIONS };
