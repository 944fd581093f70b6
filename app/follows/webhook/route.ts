import { saidPath, takeFollowForm } from '@/app/follows/own-form';
import { setWebhook } from '@/lib/follows/commands';

export function POST(request: Request): Promise<Response> {
  return takeFollowForm(request, async (viewer, fields) => {
    const set = await setWebhook(viewer, fields);
    return set === 'address' ? saidPath('address') : `${saidPath('webhook')}&reveal=${set.reveal}`;
  });
}
