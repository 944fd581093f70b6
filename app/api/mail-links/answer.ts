import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';

const privately = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

type Fields = Record<string, unknown>;

/** Does what a link's button asks. A link that is spent leads a person to the page that says so. */
export function actOnLink(request: Request, act: (fields: Fields) => Promise<Response>): Promise<Response> {
  return respond(async () => {
    const fields = await readFields(request);
    try {
      return await act(fields);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'link_spent') throw error;
      return answer(fields, '/subscribe/link-spent', error.sentence, error.status);
    }
  });
}

/** The fields of a form, url-encoded or multipart; none where the body is neither. */
export async function readFields(request: Request): Promise<Fields> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return {};
  }
}

/** A person who pressed our button goes on to a page; a mail provider's machine gets 200 and a sentence. */
export function answer(
  fields: Fields,
  page: string,
  sentence: string,
  status = 200,
  cookies: string[] = [],
): Response {
  if (fields.answer === 'page') {
    const headers = new Headers({ ...privately, Location: page });
    for (const cookie of cookies) headers.append('Set-Cookie', cookie);
    return new Response(null, { status: 303, headers });
  }
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...privately, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
