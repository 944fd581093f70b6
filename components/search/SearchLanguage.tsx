import Link from 'next/link';
import { searchAddress } from '@/components/search/search-address';
import { ScrollRegion } from '@/components/ui/ScrollRegion';

const rows = [
  ['graph networks', 'papers with these words, best first; if few have all, those with some of them'],
  ['"graph networks"', 'the words must stand together'],
  ['-survey', 'leaves out papers with the word; also before a phrase, title:, author: or cat:'],
  ['title:attention', 'the word stands in the title; title:"all you need" for a phrase'],
  ['author:lecun', 'a name among the authors; author:"Yann LeCun" for the whole of it'],
  ['cat:cs.LG', 'a category of arXiv, or cat:cs for a whole archive; several mean any of them'],
  ['year:2024..2026', 'first published in these years; also year:2024, year:2024.. and year:..2020'],
  ['has:code', 'the paper names a repository'],
  ['votes:5', 'at least five votes here'],
  ['2401.14539', 'an arXiv id or address leads straight to the paper'],
] as const;

/** The language of the search, told to readers; docs/search.md says the same. */
export function SearchLanguage() {
  return (
    <div className="prose py-9">
      <h1 className="mb-5 font-serif text-[32px] leading-tight font-medium tracking-[-0.02em] min-[901px]:text-[40px]">
        How to search
      </h1>
      <p>
        Type what you would say. Titles, abstracts and authors are searched by words; endings, accents and
        hyphens do not matter, so GPT-4, GPT 4 and GPT4 are one. Papers that say the same in other words are
        found by meaning and follow.
      </p>
      <ScrollRegion label="What can be typed">
        <table>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">What it finds</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([typed, says]) => (
              <tr key={typed}>
                <td className="whitespace-nowrap">
                  <Link href={searchAddress({ q: typed })} prefetch={false}>
                    {typed}
                  </Link>
                </td>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h2>Order</h2>
      <p>
        Relevance weighs how rare each word is and how well it stands in the paper, the title above the
        abstract, and adds a share of nearness in meaning. Newest goes by the date of the first version, Votes
        by the number of votes here.
      </p>
      <h2>What is not found</h2>
      <p>
        A wrong operator is taken as a word; nothing typed is an error. Where a word is unknown, the closest
        known one is offered. A paper that is missing can be{' '}
        <Link href="/papers/index">brought in from arXiv</Link>.
      </p>
    </div>
  );
}
