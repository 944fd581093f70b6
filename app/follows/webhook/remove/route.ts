import { saidPath, takeFollowForm } from '@/app/follows/own-form';
import { removeWebhook } from '@/lib/follows/commands';

export function POST(request: Request): Promise<Response> {
  return takeFollowForm(request, async (viewer, fields) => {
    await removeWebhook(viewer, fields);
    return saidPath('webhook_gone');
  });
}
