import type { ReactNode } from 'react';

export type TypedForm = { bring: string; since: string; until: string; category: string; ids: string };

type Props = { typed: TypedForm; problem: string | null; followed: string[]; today: string };

/** Asks for a run: it waits in line until the worker takes it, since arXiv is asked slowly. */
export function BringInForm({ typed, problem, followed, today }: Props) {
  return (
    <section
      id="bring-in"
      aria-labelledby="bring-in-title"
      className="scroll-mt-20 border-line border-t pt-6"
    >
      <h2 id="bring-in-title" className="font-serif text-[23px] leading-tight font-medium">
        Bring in
      </h2>
      <p className="mt-1 text-sm text-soft">
        A request waits in line: arXiv is asked at most once every three seconds.
      </p>
      {problem && (
        <p role="alert" className="mt-3 border-accent border-l-2 pl-3 text-accent-ink">
          {problem}
        </p>
      )}
      <form action="/admin/ingest/request" method="post" className="mt-4 grid gap-5">
        <Choice typed={typed} />
        <div className="grid grid-cols-1 gap-4 min-[560px]:grid-cols-3">
          <Field label="From" id="bring-since">
            <input
              id="bring-since"
              name="since"
              type="date"
              max={today}
              defaultValue={typed.since}
              className="field"
            />
          </Field>
          <Field label="To" id="bring-until">
            <input
              id="bring-until"
              name="until"
              type="date"
              max={today}
              defaultValue={typed.until}
              className="field"
            />
          </Field>
          <Field label="Category" id="bring-category">
            <select
              id="bring-category"
              name="category"
              defaultValue={typed.category}
              className="field min-w-0"
            >
              <option value="">all followed</option>
              {followed.map((category) => (
                <option key={category}>{category}</option>
              ))}
            </select>
          </Field>
        </div>
        <Field label="Ids, for “papers by id”" id="bring-ids">
          <textarea
            id="bring-ids"
            name="ids"
            rows={2}
            maxLength={10_000}
            defaultValue={typed.ids}
            placeholder="2309.14322, hep-th/9901001"
            spellCheck={false}
            className="field py-2"
          />
        </Field>
        <button type="submit" className="button button-solid min-h-11 justify-self-start px-5">
          Bring in
        </button>
      </form>
    </section>
  );
}

function Choice({ typed }: { typed: TypedForm }) {
  return (
    <fieldset className="grid gap-x-6 gap-y-2 min-[560px]:grid-cols-2">
      <legend className="mb-2 font-[550] text-sm">What</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="grid grid-cols-[auto_1fr] items-baseline gap-x-2 text-sm">
          <input
            type="radio"
            name="bring"
            value={value}
            defaultChecked={value === typed.bring}
            className="size-4 translate-y-0.5 accent-ink"
          />
          <span>
            <span className="font-[550]">{label}</span>
            <span className="block text-[13px] text-faint">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Field({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-[550] text-sm">
        {label}
      </label>
      {children}
    </div>
  );
}

const choices = [
  { value: 'feed', label: 'What is announced now', hint: 'The feeds of all followed categories.' },
  { value: 'oai', label: 'A range of days', hint: 'By OAI: everything changed on these days.' },
  {
    value: 'reconcile',
    label: 'A cross-check',
    hint: 'The same, or the last days: finds what the feeds missed.',
  },
  { value: 'api', label: 'Papers by id', hint: 'Up to 500, in any written form.' },
];
