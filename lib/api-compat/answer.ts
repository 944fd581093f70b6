import { env } from '@/lib/env';
import { respond } from '@/lib/http/respond';

const open = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Link, RateLimit, X-Request-Id',
};

/** respond(), readable from pages of any origin, errors included. */
export async function answer(work: () => Promise<unknown>): Promise<Response> {
  const response = await respond(work);
  for (const [name, value] of Object.entries(open)) response.headers.set(name, value);
  return response;
}

/** What a browser asks before it reads from another origin. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...open,
      'Access-Control-Allow-Methods': 'GET, OPTIONS',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, Accept',
      'Access-Control-Max-Age': '86400',
    },
  });
}

/** JSON with a Link to the next page: the same request on the public address with one value changed. */
export function pageOf(
  body: unknown,
  request: Request,
  next: [name: string, value: string] | null,
): Response {
  if (!next) return Response.json(body);
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set(...next);
  return Response.json(body, {
    headers: { Link: `<${env().SITE_URL}${pathname}?${searchParams}>; rel="next"` },
  });
}
