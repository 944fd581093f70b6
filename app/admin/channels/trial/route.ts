import { getViewer } from '@/lib/auth/viewer';
import { sendTest } from '@/lib/channels/trial-commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { seeOther } from '@/lib/http/see-other';

/** The button "Send a test": waits for the answer, at most ten seconds, and says what it was. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    const trial = await sendTest(await getViewer(), typed);
    const query = new URLSearchParams({
      done: 'tested',
      channel: String(typed.channelId),
      trial: trial.status,
    });
    if ('httpStatus' in trial && trial.httpStatus) query.set('http', String(trial.httpStatus));
    if ('reason' in trial && trial.reason) query.set('reason', trial.reason);
    return seeOther(`/admin/channels?${query}`);
  });
}
