import Link from 'next/link';
import type { ReactNode } from 'react';

/** A page that says one thing, and leads back to the papers. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-[60ch] py-12">
      <h1 className="m-0 font-serif text-[40px] leading-tight font-medium tracking-[-0.02em]">{title}</h1>
      <div className="mt-4 grid gap-5 text-[16px]">{children}</div>
      <p className="mt-8 text-(--soft)">
        <Link href="/" className="underline underline-offset-4">
          Today’s papers
        </Link>
      </p>
    </div>
  );
}

type Press = { children: ReactNode; act?: string; quiet?: boolean };

/** A button that posts to the page's own address. The field asks for a page as the answer. */
export function PressHere({ children, act = '', quiet = false }: Press) {
  return (
    <form method="post" className="grid justify-items-start gap-4">
      <input type="hidden" name="answer" value="page" />
      {act && <input type="hidden" name="act" value={act} />}
      <button type="submit" className={`button min-h-11 px-5 ${quiet ? '' : 'button-solid'}`}>
        {children}
      </button>
    </form>
  );
}

export function KindChoice({ chosen }: { chosen: string }) {
  return (
    <fieldset className="flex w-full flex-wrap gap-x-6 gap-y-2">
      <legend className="mb-1 text-(--soft)">How often</legend>
      <label className="flex items-center gap-2">
        <input type="radio" name="kind" value="daily" defaultChecked={chosen !== 'weekly'} />
        Once a day
      </label>
      <label className="flex items-center gap-2">
        <input type="radio" name="kind" value="weekly" defaultChecked={chosen === 'weekly'} />
        Once a week, on Monday
      </label>
    </fieldset>
  );
}
