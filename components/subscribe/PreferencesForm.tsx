import { WhatFields } from '@/components/subscribe/WhatFields';
import { WhenFields } from '@/components/subscribe/WhenFields';
import type { Draft, Typed } from '@/lib/subscribers/schema';

type Props = {
  /** Where it posts to; the page's own address where there is none. */
  action?: string;
  typed: Typed;
  draft: Draft | null;
  zones: string[];
};

/** What comes and when. A form that was refused comes back as it was filled in, with the reasons beside the fields. */
export function PreferencesForm({ action, typed: kept, draft, zones }: Props) {
  const typed = draft ? { ...kept, ...draft.typed } : kept;
  const problems = draft?.problems ?? {};
  return (
    <form method="post" {...(action ? { action } : {})} className="grid gap-7">
      <input type="hidden" name="answer" value="page" />
      <input type="hidden" name="act" value="save" />
      {Object.keys(problems).length > 0 && (
        <p role="alert" className="border-accent border-l-2 pl-3 text-accent-ink">
          Nothing was changed yet: something below cannot be read.
        </p>
      )}
      <WhenFields typed={typed} problems={problems} zones={zones} />
      <WhatFields typed={typed} problems={problems} />
      <button type="submit" className="button button-solid min-h-11 justify-self-start px-5">
        Save
      </button>
    </form>
  );
}
