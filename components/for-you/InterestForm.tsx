import { type Interest, mostWords } from '@/lib/for-you/schema';

type Props = { interests: Interest[]; followed?: string[] };

/** Categories and words to choose from; what is chosen is followed. Works without JavaScript. */
export function InterestForm({ interests, followed = [] }: Props) {
  const known = new Set(followed.map((code) => code.toLowerCase()));
  const offered = interests.filter(({ code }) => !known.has(code.toLowerCase()));
  return (
    <form method="post" action="/for-you/interests" className="grid gap-6">
      {offered.length > 0 && (
        <fieldset>
          <legend className="mb-2 font-[550]">Categories</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-x-4">
            {offered.map((interest) => (
              <Choice key={interest.code} interest={interest} />
            ))}
          </div>
        </fieldset>
      )}
      <div className="grid gap-1">
        <label htmlFor="interest-words" className="font-[550]">
          Words
        </label>
        <input
          id="interest-words"
          name="words"
          maxLength={600}
          placeholder="diffusion, protein folding"
          aria-describedby="interest-words-hint"
          className="field min-h-11 w-full min-w-0 text-[16px]"
        />
        <p id="interest-words-hint" className="text-[13px] text-faint">
          Up to {mostWords}, with commas between. Each is a search, so “graph neural” in quotes must stand so,
          and author:hinton works.
        </p>
      </div>
      <button type="submit" className="button button-solid min-h-11 justify-self-start px-5">
        Make my page
      </button>
    </form>
  );
}

function Choice({ interest: { code, papers } }: { interest: Interest }) {
  return (
    <label className="flex min-h-11 items-center gap-2 min-[901px]:min-h-8">
      <input type="checkbox" name="category" value={code} className="size-4 flex-none accent-ink" />
      <span>
        {code}
        {papers > 0 && <span className="ml-1.5 text-[13px] text-faint tabular-nums">{papers}</span>}
        {papers > 0 && <span className="sr-only"> papers in the last month</span>}
      </span>
    </label>
  );
}
