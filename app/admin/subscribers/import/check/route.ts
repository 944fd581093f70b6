import { requireAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';
import { keepTyped, previewImport } from '@/lib/subscribers/csv-commands';
import { longestFile } from '@/lib/subscribers/operator/schema';

/** The form of an import: ends at its preview, or back at the form, which says what is wrong. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const viewer = await getViewer();
    requireAdmin(viewer);
    if (!(Number(request.headers.get('content-length')) < longestFile)) return back('too_long');
    const { source, choice, file, pasted } = Object.fromEntries(await request.formData());
    const text = file instanceof File && file.size > 0 ? await readText(file) : pasted;
    const { sealed } = await keepTyped(viewer, { source, choice, pasted });
    if (text === null) return back('not_text', sealed);
    try {
      const { importId } = await previewImport(viewer, { text, source, choice });
      return seeOther(`/admin/subscribers/import/${importId}`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
      return back(problemIn(error.sentence), sealed);
    }
  });
}

/** The text of a file; null where it is none, such as a spreadsheet that was not saved as CSV. */
async function readText(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function problemIn(sentence: string): string {
  if (sentence.includes('agreed')) return 'source';
  if (sentence.includes('500 letters')) return 'source_too_long';
  if (sentence.includes('too long')) return 'too_long';
  return sentence.includes('asked') ? 'too_many' : 'empty';
}

function back(problem: string, typed?: string): Response {
  const query = new URLSearchParams(typed ? { problem, typed } : { problem });
  return seeOther(`/admin/subscribers/import?${query}`);
}
