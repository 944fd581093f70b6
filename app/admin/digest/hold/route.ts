import { holdEdition } from '@/lib/digest/operator-commands';
import { actOn } from '../after-act';

/** The button "Pause". */
export function POST(request: Request): Promise<Response> {
  return actOn(request, 'hold', holdEdition);
}
