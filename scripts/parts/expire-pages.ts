import { env } from '@/lib/env';

const tagsARequest = 128;
const mostRequests = 20;

/** Tells a running site which pages are out of date. A site that does not run needs no telling. */
export async function expirePages(tags: string[]): Promise<void> {
  const { SITE_URL, CRON_SECRET } = env();
  if (!CRON_SECRET) return;
  const few = tags.slice(0, tagsARequest * mostRequests);
  for (let start = 0; start < few.length; start += tagsARequest)
    try {
      await fetch(`${SITE_URL}/api/cron/expire`, {
        method: 'POST',
        headers: { authorization: `Bearer ${CRON_SECRET}`, 'content-type': 'application/json' },
        body: JSON.stringify({ tags: few.slice(start, start + tagsARequest) }),
        signal: AbortSignal.timeout(10_000),
      });
    } catch {
      return;
    }
}
