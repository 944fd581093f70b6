import { revalidateTag } from 'next/cache';
import { requireCronSecret } from '@/lib/http/cron';
import { respond } from '@/lib/http/respond';
import { ingestNow } from '@/lib/ingest/commands';

export { ingest as GET, ingest as POST };

function ingest(request: Request): Promise<Response> {
  return respond(async () => {
    requireCronSecret(request);
    const { counts, tags } = await ingestNow();
    for (const tag of tags) revalidateTag(tag, 'max');
    return counts;
  });
}
