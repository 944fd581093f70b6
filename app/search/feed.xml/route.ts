import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { atomResponse } from '@/lib/http/atom';
import { respond } from '@/lib/http/respond';
import { searchPapers } from '@/lib/search/queries';
import { cleanQuery } from '@/lib/search/schema';

/** The newest papers that a search finds, as a feed. */
export async function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const { SITE_NAME, SITE_URL } = env();
    const q = cleanQuery(new URL(request.url).searchParams.get('q') ?? '');
    if (!q) throw new AppError('invalid', 'Say what to look for: /search/feed.xml?q=words.');
    const { hits, words } = await searchPapers({ q, sort: 'date', page: 1 });
    const search = new URLSearchParams({ q });
    const feed = {
      title: `${q} · ${SITE_NAME}`,
      subtitle: `The newest papers for the search “${q}”`,
      feedPath: `/search/feed.xml?${search}`,
      pagePath: `/search?${search}`,
      // Papers with only some of the words would come and go.
      papers: words === 'all' ? hits.map(({ paper }) => paper) : [],
    };
    return atomResponse(feed, SITE_URL);
  });
}
