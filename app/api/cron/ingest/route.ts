import { revalidateTag } from 'next/cache';
import { AppError } from '@/lib/errors';
import { requireCronSecret } from '@/lib/http/cron';
import { respond } from '@/lib/http/respond';
import { ingestNow } from '@/lib/ingest/commands';
import { ingestRequested } from '@/lib/ingest/requested-commands';

export { ingest as GET, ingest as POST };

function ingest(request: Request): Promise<Response> {
  return respond(async () => {
    requireCronSecret(request);
    const { counts, tags, failures } = await ingestNow();
    for (const tag of tags) revalidateTag(tag, 'max');
    const requested = await ingestRequested();
    for (const tag of requested.tags) revalidateTag(tag, 'max');
    if (failures.length > 0) throw new AppError('source_unavailable', failures.join('; '));
    return { ...counts, requestedRuns: requested.runs };
  });
}
