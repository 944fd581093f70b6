import { resendUnknown } from '@/lib/digest/operator-commands';
import { actOn } from '../after-act';

/** The button "Send again". */
export function POST(request: Request): Promise<Response> {
  return actOn(request, 'resend', resendUnknown);
}
