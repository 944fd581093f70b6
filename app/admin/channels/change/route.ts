import { getViewer } from '@/lib/auth/viewer';
import { changeChannel } from '@/lib/channels/commands';
import { respond } from '@/lib/http/respond';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { afterForm } from '../after-form';

/** The form that changes a channel. */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const typed = Object.fromEntries(await request.formData());
    return afterForm(await changeChannel(await getViewer(), typed), typed, 'changed');
  });
}
