import { getViewer } from '@/lib/auth/viewer';
import { parseDay } from '@/lib/dates';
import { previewPapers } from '@/lib/digest/operator/schema';
import { sendTrial } from '@/lib/digest/operator-trial-commands';
import { editionKind } from '@/lib/digest/schema';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

/** The button "Send a test to myself": ends at the preview, which says whether the mail server took it. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const kind = editionKind.catch('daily').parse(typed.kind);
    const day = parseDay(String(typed.date ?? ''));
    const papers = previewPapers.find((one) => String(one) === typed.papers) ?? 10;
    const asked = { kind, papers, ...(day ? { date: day } : {}) };
    const done = await sendTrial(await getViewer(), asked).catch(wordFor);
    return seeOther(`/admin/digest/preview?kind=${kind}&date=${day ?? ''}&papers=${papers}&done=${done}`);
  });
}

function wordFor(error: unknown): string {
  if (error instanceof AppError && error.code === 'too_many') return 'too_many';
  throw error;
}
