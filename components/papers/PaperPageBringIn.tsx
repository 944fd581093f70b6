type Props = { typed: string; problem: string | null };

const problems: Record<string, string> = {
  invalid: 'That is not an arXiv id. It looks like 2401.14539 or hep-th/9901001.',
  paper_not_found: 'arXiv knows no paper with this id.',
  source_unavailable: 'arXiv does not answer at the moment. Try again in a few minutes.',
  too_many: 'Many papers are being brought in just now. Try again in a minute.',
  forbidden: 'That came from another site. Press the button here.',
};

/** The form that asks arXiv for one paper, and what went wrong the last time. */
export function BringIn({ typed, problem }: Props) {
  return (
    <form action="/papers/index/bring-in" method="post" className="my-6">
      <label htmlFor="arxiv-id" className="block text-sm text-soft">
        arXiv id or address
      </label>
      <div className="mt-1 flex flex-wrap gap-2">
        <input
          id="arxiv-id"
          name="arxivId"
          required
          maxLength={200}
          defaultValue={typed.slice(0, 200)}
          placeholder="2401.14539"
          aria-describedby={problem ? 'arxiv-problem' : undefined}
          aria-invalid={problem ? true : undefined}
          className="field w-72 max-w-full"
        />
        <button type="submit" className="button button-solid">
          Bring it in from arXiv
        </button>
      </div>
      {problem && (
        <p id="arxiv-problem" role="alert" className="mt-2 text-sm text-accent-ink">
          {problems[problem] ?? 'Something went wrong on our side. Try again.'}
        </p>
      )}
    </form>
  );
}
