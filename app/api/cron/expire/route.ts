import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { requireCronSecret } from '@/lib/http/cron';
import { respond } from '@/lib/http/respond';

const body = z.object({ tags: z.array(z.string().min(1).max(256)).max(128) });

/** The worker and the command line run outside Next; they name here what they have changed. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireCronSecret(request);
    const { tags } = body.parse(await request.json().catch(() => null));
    for (const tag of tags) revalidateTag(tag, 'max');
    return { expired: tags.length };
  });
}
