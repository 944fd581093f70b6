import { abortEdition } from '@/lib/digest/operator-commands';
import { actOn } from '../after-act';

/** The button "Abort for good". */
export function POST(request: Request): Promise<Response> {
  return actOn(request, 'abort', abortEdition);
}
