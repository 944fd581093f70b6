import { revalidateTag } from 'next/cache';
import { requireCronSecret } from '@/lib/http/cron';
import { respond } from '@/lib/http/respond';
import { ingestNow } from '@/lib/ingest/commands';
import { requireNoFailures } from '@/lib/ingest/run';

export { ingest as GET, ingest as POST };

function ingest(request: Request): Promise<Response> {
  return respond(async () => {
    requireCronSecret(request);
    const { counts, tags, failures } = await ingestNow();
    for (const tag of tags) revalidateTag(tag, 'max');
    requireNoFailures({ failures });
    return counts;
  });
}
