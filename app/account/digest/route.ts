import { takeOwnForm } from '@/app/account/digest/own-form';
import { draftCookies } from '@/app/preferences/draft';
import { seeOther } from '@/lib/http/see-other';
import { changeOwnPreferences } from '@/lib/subscribers/preferences-commands';

/** Changes the digest of whoever is signed in. */
export function POST(request: Request): Promise<Response> {
  return takeOwnForm(request, async (viewer, fields) => {
    const problems = await changeOwnPreferences(viewer, fields);
    if (!problems) return seeOther('/account?digest=saved#digest');
    return seeOther('/account#digest', draftCookies('/account', fields, problems));
  });
}
