import { getViewer } from '@/lib/auth/viewer';
import { attachment } from '@/lib/http/attachment';
import { respond } from '@/lib/http/respond';
import { seeOther } from '@/lib/http/see-other';
import { writeSavedBibtex } from '@/lib/reading/export-queries';

export function GET(): Promise<Response> {
  return respond(async () => {
    const viewer = await getViewer();
    if (!viewer) return seeOther('/sign-in?returnTo=%2Fsaved');
    return attachment('saved-papers.bib', 'application/x-bibtex', await writeSavedBibtex(viewer));
  });
}
