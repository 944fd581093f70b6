import { AuthorLinks } from '@/components/authors/AuthorLinks';

const shownAtFirst = 20;

/** All authors; beyond the first twenty they stand behind "and N more", which opens without JavaScript. */
export function PaperPageAuthors({ authors }: { authors: string[] }) {
  if (authors.length === 0) return null;
  const rest = authors.slice(shownAtFirst);
  return (
    <div className="mt-3 max-w-prose text-[15px] text-soft">
      <p>
        <AuthorLinks names={authors.slice(0, shownAtFirst)} />
      </p>
      {rest.length > 0 && (
        <details>
          <summary className="mt-1 inline-block text-ink underline underline-offset-[3px]">
            and {rest.length} more {rest.length === 1 ? 'author' : 'authors'}
          </summary>
          <p className="mt-1">
            <AuthorLinks names={rest} />
          </p>
        </details>
      )}
    </div>
  );
}
