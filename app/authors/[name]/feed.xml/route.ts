import { cachedAuthorPage } from '@/lib/authors/queries';
import { authorPath } from '@/lib/authors/schema';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { atomResponse } from '@/lib/http/atom';
import { respond } from '@/lib/http/respond';

type Context = { params: Promise<{ name: string }> };

/** The newest papers of an author as an Atom feed. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const author = await cachedAuthorPage(decoded((await params).name), 1);
    if (!author) throw new AppError('not_found', 'No paper bears this name.');
    const { SITE_URL, SITE_NAME } = env();
    const pagePath = authorPath(author.name);
    return atomResponse(
      {
        title: `${author.name}, ${SITE_NAME}`,
        subtitle: `New papers by ${author.name}`,
        feedPath: `${pagePath}/feed.xml`,
        pagePath,
        papers: author.papers,
      },
      SITE_URL,
    );
  });
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
