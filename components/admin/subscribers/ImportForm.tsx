import { askedPerHour, type ImportChoice, type TypedImport } from '@/lib/subscribers/operator/schema';

type Props = { problem: string | null; typed: TypedImport };

/** Takes a file or pasted lines, where people agreed, and what is to happen with them. */
export function ImportForm({ problem, typed }: Props) {
  return (
    <form
      action="/admin/subscribers/import/check"
      method="post"
      encType="multipart/form-data"
      className="mt-7 grid max-w-[40rem] grid-cols-1 gap-6"
    >
      {problem && (
        <p role="alert" className="border-accent border-l-2 pl-3 text-accent-ink">
          {problems[problem] ?? 'That cannot be read.'}
        </p>
      )}
      <Columns />
      <div className="grid gap-1">
        <label htmlFor="file" className="font-[550] text-sm">
          File
        </label>
        <input id="file" name="file" type="file" accept=".csv,.txt,text/csv" className="field py-1.5" />
        <p className="text-[13px] text-faint">At most 10 MB and 50,000 rows, in UTF-8.</p>
      </div>
      <div className="grid gap-1">
        <label htmlFor="pasted" className="font-[550] text-sm">
          Or lines to paste
        </label>
        <textarea
          id="pasted"
          name="pasted"
          rows={5}
          spellCheck={false}
          defaultValue={typed.pasted}
          className="field py-2 font-mono text-[13px]"
        />
      </div>
      <div className="grid gap-1">
        <label htmlFor="source" className="font-[550] text-sm">
          Where and when these people agreed
        </label>
        <textarea
          id="source"
          name="source"
          rows={2}
          required
          minLength={10}
          maxLength={500}
          defaultValue={typed.source}
          aria-describedby="source-hint"
          className="field py-2"
        />
        <p id="source-hint" className="text-[13px] text-faint">
          Kept with each of them, and shown to them when they ask. For example: paper list at the group’s
          seminar, spring 2026.
        </p>
      </div>
      <Choices chosen={typed.choice} />
      <button type="submit" className="button button-solid min-h-11 justify-self-start px-5">
        See what would happen
      </button>
    </form>
  );
}

function Columns() {
  return (
    <div className="border-line border-y py-3 text-sm text-soft">
      <p>
        The first line names the columns. Only <code>email</code> must be there; <code>kind</code> (daily,
        weekly), <code>time_zone</code>, <code>hour</code>, <code>confirmed_at</code> and{' '}
        <code>consent_source</code> may be. A bare list of addresses will do, and so will an export.
      </p>
      <p className="mt-1.5">
        Whoever is known stays as they are: who unsubscribed stays unsubscribed, and who must not be written
        to is left out. Lines whose <code>status</code>, <code>suppressed</code> or{' '}
        <code>unsubscribed_at</code> says no are refused.
      </p>
    </div>
  );
}

function Choices({ chosen }: { chosen: ImportChoice }) {
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-2 font-[550] text-sm">What is to happen with new people</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="grid grid-cols-[auto_1fr] items-baseline gap-x-2 text-sm">
          <input
            type="radio"
            name="choice"
            value={value}
            defaultChecked={value === chosen}
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

const choices: { value: ImportChoice; label: string; hint: string }[] = [
  {
    value: 'keep',
    label: 'Only keep them',
    hint: 'No mail. They wait unconfirmed, and are removed after thirty days unless they confirm.',
  },
  {
    value: 'ask',
    label: 'Ask each to confirm',
    hint: `One mail each, ${askedPerHour} an hour, to at most 5,000 people. They begin when they confirm.`,
  },
  {
    value: 'send',
    label: 'They have agreed: begin sending',
    hint: 'Each of them gets the newest edition at once, and then one at their hour.',
  },
];

const problems: Record<string, string> = {
  source: 'Say where and when these people agreed, in at least ten letters. Choose the file once more.',
  source_too_long:
    'Say where and when these people agreed in at most 500 letters. Choose the file once more.',
  empty: 'Choose a file, or paste its lines.',
  too_long: 'The file is too long: at most 10 MB. Divide it.',
  not_text: 'The file is no text in UTF-8. Save it as CSV in UTF-8 and choose it again.',
  too_many: 'At most 5,000 people can be asked at once. Divide the file.',
};
