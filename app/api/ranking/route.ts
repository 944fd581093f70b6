import { backTest } from '@/lib/ranking/back-test/schema';
import { constants, listRules, terms } from '@/lib/ranking/schema';

/** Every order with its formula, its constants and how it did in the back-test. */
export function GET(): Response {
  return Response.json(
    { sorts: listRules(), terms, constants, backTest },
    { headers: { 'Cache-Control': 'public, max-age=3600' } },
  );
}
