import { getViewer } from '@/lib/auth/viewer';
import { csvFile } from '@/lib/http/csv-file';
import { respond } from '@/lib/http/respond';
import { exportSubscribers } from '@/lib/subscribers/csv-queries';

/** All subscribers as a file. */
export async function GET(): Promise<Response> {
  return respond(async () => csvFile('subscribers.csv', exportSubscribers(await getViewer())));
}
