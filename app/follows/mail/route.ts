import { saidPath, takeFollowForm } from '@/app/follows/own-form';
import { setMail } from '@/lib/follows/commands';

export function POST(request: Request): Promise<Response> {
  return takeFollowForm(request, async (viewer, fields) => saidPath(await setMail(viewer, fields)));
}
