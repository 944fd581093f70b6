import { resumeEdition } from '@/lib/digest/operator-commands';
import { actOn } from '../after-act';

/** The button "Resume". */
export function POST(request: Request): Promise<Response> {
  return actOn(request, 'resume', resumeEdition);
}
