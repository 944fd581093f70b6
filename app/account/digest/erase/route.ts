import { takeOwnForm } from '@/app/account/digest/own-form';
import { seeOther } from '@/lib/http/see-other';
import { eraseOwn } from '@/lib/subscribers/own-data-commands';

/** Erases the subscription of whoever is signed in, not the account. */
export function POST(request: Request): Promise<Response> {
  return takeOwnForm(request, async (viewer) => {
    await eraseOwn(viewer);
    return seeOther('/account?digest=erased#digest');
  });
}
