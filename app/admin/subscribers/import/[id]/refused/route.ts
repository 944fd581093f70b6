import { getViewer } from '@/lib/auth/viewer';
import { csvFile } from '@/lib/http/csv-file';
import { respond } from '@/lib/http/respond';
import { exportRefused } from '@/lib/subscribers/csv-queries';

type Context = { params: Promise<{ id: string }> };

/** The lines of an import that were refused, as a file. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { id } = await params;
    return csvFile('refused.csv', await exportRefused(await getViewer(), id));
  });
}
