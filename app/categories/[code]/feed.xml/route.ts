import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { atomResponse } from '@/lib/http/atom';
import { respond } from '@/lib/http/respond';
import { categoryPath, findCategory } from '@/lib/ranking/categories/schema';
import { listCategoryFeedCached } from '@/lib/ranking/category-queries';

type Context = { params: Promise<{ code: string }> };

/** The newest papers of a category as Atom. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const category = findCategory((await params).code);
    if (!category) throw new AppError('not_found');
    const { code, name } = category;
    return atomResponse(
      {
        title: `${env().SITE_NAME}: ${name}`,
        subtitle: `New papers in ${name}, arXiv's ${code}`,
        feedPath: `/categories/${code}/feed.xml`,
        pagePath: categoryPath(code),
        papers: await listCategoryFeedCached(code),
      },
      env().SITE_URL,
    );
  });
}
