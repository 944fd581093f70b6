/** The field with the present words, so that they can be changed where they are read. */
export function SearchForm({ q }: { q: string }) {
  return (
    <form action="/search" className="no-print my-4 flex max-w-[560px] gap-2">
      <label htmlFor="search-words" className="sr-only">
        Words to look for
      </label>
      <input
        key={q}
        id="search-words"
        name="q"
        type="search"
        defaultValue={q}
        maxLength={250}
        placeholder="Words, an author, an arXiv id"
        className="field min-w-0 flex-1"
      />
      <button type="submit" className="button">
        Search
      </button>
    </form>
  );
}
