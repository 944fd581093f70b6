const privately = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/** The fields of a form, url-encoded or multipart; none where the body is neither. */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return {};
  }
}

/** A person who pressed our button goes on to a page; a mail provider's machine gets 200 and a sentence. */
export function answer(
  fields: Record<string, unknown>,
  page: string,
  sentence: string,
  status = 200,
): Response {
  if (fields.answer === 'page')
    return new Response(null, { status: 303, headers: { ...privately, Location: page } });
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...privately, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
