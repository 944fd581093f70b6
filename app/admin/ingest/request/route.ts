import { getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { requestRun } from '@/lib/ingest/request-commands';

const longestKept = 1_000;

/** The form "Bring in": ends at the runs, or back at the form, which says what is wrong with what was typed. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const viewer = await getViewer();
    const typed = Object.fromEntries(await request.formData());
    try {
      const { runId } = await requestRun(viewer, typed);
      return seeOther(`/admin/ingest?asked=${runId}#runs`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
      return seeOther(`/admin/ingest?${asQuery(typed)}#bring-in`);
    }
  });
}

function asQuery(typed: Record<string, FormDataEntryValue>): URLSearchParams {
  const query = new URLSearchParams({ bring: 'nothing' });
  for (const name of ['bring', 'since', 'until', 'category', 'ids']) {
    const value = typed[name];
    if (typeof value === 'string' && value !== '') query.set(name, value.slice(0, longestKept));
  }
  return query;
}
