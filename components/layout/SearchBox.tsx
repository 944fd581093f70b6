import { SearchShortcut } from '@/components/layout/SearchShortcut';

const inputId = 'site-search';

/** A plain form, so that it works before and without any script. */
export function SearchBox() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not yet in every browser we serve
    <form
      action="/search"
      role="search"
      className="ml-auto flex h-[34px] min-w-0 flex-1 items-center gap-1.5 rounded-lg border border-line bg-card px-2 text-faint min-[901px]:px-2.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus min-[901px]:w-[290px] min-[901px]:flex-none"
    >
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <circle cx="6" cy="6" r="4.2" />
        <path d="m9.2 9.2 3.3 3.3" />
      </svg>
      <label htmlFor={inputId} className="sr-only">
        Search papers
      </label>
      <input
        id={inputId}
        name="q"
        type="search"
        placeholder="Search papers"
        autoComplete="off"
        enterKeyHint="search"
        className="min-w-0 flex-1 bg-transparent text-[13px] [&::-webkit-search-cancel-button]:hidden min-[901px]:text-sm text-ink outline-none"
      />
      <SearchShortcut inputId={inputId} />
    </form>
  );
}
