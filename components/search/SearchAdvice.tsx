import Link from 'next/link';
import { SearchFrame } from '@/components/search/SearchFrame';
import { searchAddress } from '@/components/search/search-address';

const examples = [
  { q: 'graph neural networks', says: 'words, in any order and form' },
  { q: '"diffusion models" -survey', says: 'a phrase, and a word to leave out' },
  { q: 'title:attention year:2024..', says: 'a word of the title, and the years' },
  { q: 'author:"Yann LeCun" has:code', says: 'an author, with code' },
  { q: 'quantum cat:quant-ph votes:1', says: 'a category, with at least one vote' },
];

export function NoSearchYet() {
  return (
    <SearchFrame q="" title="Search the catalogue">
      <SearchAdvice />
    </SearchFrame>
  );
}

/** What can be typed, with searches to try. */
export function SearchAdvice() {
  return (
    <div className="prose mt-4">
      <p>
        Titles, abstracts and authors are searched by words and, for papers that say it differently, by
        meaning. Endings, accents and hyphens do not matter.
      </p>
      <ul>
        {examples.map(({ q, says }) => (
          <li key={q}>
            <Link href={searchAddress({ q })} prefetch={false}>
              {q}
            </Link>
            : {says}
          </li>
        ))}
        <li>An arXiv id or address, such as 2401.14539, leads straight to the paper.</li>
        <li>
          A paper that is missing can be <Link href="/papers/index">brought in from arXiv</Link>.
        </li>
      </ul>
    </div>
  );
}
