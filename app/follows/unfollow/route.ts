import { saidPath, takeFollowForm } from '@/app/follows/own-form';
import { unfollow } from '@/lib/follows/commands';

export function POST(request: Request): Promise<Response> {
  return takeFollowForm(request, async (viewer, fields) => {
    await unfollow(viewer, fields);
    return saidPath('unfollowed');
  });
}
