import { answer, readFields } from '@/app/api/mail-links/answer';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { changePreferences } from '@/lib/subscribers/commands';

/** Changes how often the digest comes. Reached by POST to /preferences/{token}. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return respond(async () => {
    const fields = await readFields(request);
    try {
      const { kind } = await changePreferences((await params).token, fields);
      return answer(fields, '/subscribe/changed', `The digest now comes ${kind}.`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'link_spent') throw error;
      return answer(fields, '/subscribe/link-spent', error.sentence, error.status);
    }
  });
}
