import { takeOwnForm } from '@/app/account/digest/own-form';
import { dataFile } from '@/app/api/mail-links/data-file';
import { getOwnData } from '@/lib/subscribers/own-data-queries';

export function POST(request: Request): Promise<Response> {
  return takeOwnForm(request, async (viewer) => dataFile(await getOwnData(viewer)));
}
