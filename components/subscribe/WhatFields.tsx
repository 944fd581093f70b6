import { described, Field } from '@/components/subscribe/Field';
import { locales, longest, paperCounts } from '@/lib/subscribers/preferences/schema';
import type { Problems, Typed } from '@/lib/subscribers/schema';

type Props = { typed: Typed; problems: Problems };

/** Which papers of an edition come, how many, and in what form. */
export function WhatFields({ typed, problems }: Props) {
  return (
    <fieldset className="grid gap-5 border-line border-t pt-6">
      <legend className="float-left mb-3 w-full font-serif text-[23px] leading-tight font-medium">
        What it holds
      </legend>
      <p className="clear-both -mt-1 text-soft">
        A paper comes if it is in one of the categories, contains one of the keywords and has the votes. An
        empty field asks for nothing. Where no paper is left, no mail is sent.
      </p>
      <Field
        id="digest-categories"
        label="Categories"
        hint="Codes such as cs.LG, or whole archives such as math. Empty: any."
        problem={problems.categories}
      >
        <input
          id="digest-categories"
          name="categories"
          defaultValue={typed.categories}
          maxLength={longest.categories}
          placeholder="cs.LG, stat.ML, math"
          autoCapitalize="none"
          spellCheck={false}
          className={field}
          {...described('digest-categories', problems.categories)}
        />
      </Field>
      <Field
        id="digest-keywords"
        label="Keywords"
        hint="In the title or the abstract. Up to 20, with commas or one a line. Empty: any."
        problem={problems.keywords}
      >
        <textarea
          id="digest-keywords"
          name="keywords"
          rows={3}
          defaultValue={typed.keywords}
          maxLength={longest.keywords}
          placeholder="graph neural, diffusion"
          className={`${field} py-2`}
          {...described('digest-keywords', problems.keywords)}
        />
      </Field>
      <div className="grid gap-5 min-[520px]:grid-cols-2">
        <Field id="digest-votes" label="At least so many votes" problem={problems.minVotes}>
          <input
            id="digest-votes"
            name="minVotes"
            type="number"
            min={0}
            max={1000}
            defaultValue={typed.minVotes}
            className={field}
            {...described('digest-votes', problems.minVotes, false)}
          />
        </Field>
        <Field id="digest-papers" label="At most so many papers" problem={problems.papers}>
          <select
            id="digest-papers"
            name="papers"
            defaultValue={typed.papers}
            className={field}
            {...described('digest-papers', problems.papers, false)}
          >
            {paperCounts.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </select>
        </Field>
        <Field id="digest-locale" label="Language of dates" problem={problems.locale}>
          <select
            id="digest-locale"
            name="locale"
            defaultValue={typed.locale}
            className={field}
            {...described('digest-locale', problems.locale, false)}
          >
            {Object.entries(locales).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <label className="flex min-h-11 items-center gap-2 min-[520px]:mt-6">
          <input
            type="checkbox"
            name="textOnly"
            value="on"
            defaultChecked={typed.textOnly === 'on'}
            className="size-4 accent-ink"
          />
          Plain text only
        </label>
      </div>
    </fieldset>
  );
}

const field = 'field min-h-11 min-w-0 text-[16px]';
