import { takeForm } from '@/app/for-you/own-form';
import { forgetFollows } from '@/lib/for-you/commands';

export function POST(request: Request): Promise<Response> {
  return takeForm(request, forgetFollows);
}
