import { actOnLink, answer } from '@/app/api/mail-links/answer';
import { dataFile } from '@/app/api/mail-links/data-file';
import { eraseByLink } from '@/lib/subscribers/own-data-commands';
import { getDataByLink } from '@/lib/subscribers/own-data-queries';

/** Hands out or erases what is kept about a reader. Reached by POST to /your-data/{token}. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return actOnLink(request, async (fields) => {
    const { token } = await params;
    if (fields.act !== 'erase') return dataFile(await getDataByLink(token));
    await eraseByLink(token);
    return answer(fields, '/subscribe/erased', 'What was kept about you is erased.');
  });
}
