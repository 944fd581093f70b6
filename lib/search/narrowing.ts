import { longestQuery, type Query, type SearchHit } from '@/lib/search/schema';
import { changeQuery, parseQuery, writeQuery, writeYears } from '@/lib/search/syntax';

/** A link that makes a search narrower or wider: what it says, the search it leads to, and whether it holds now. */
export type Narrowing = { label: string; q: string; chosen: boolean };
export type NarrowingGroup = { name: string; links: Narrowing[] };

const shownOfEach = 6;
const votesOffered = [1, 5, 20];
const yearsBack = [0, 1, 2, 5];

/** Each filter that a search has, with the search without it. */
export function chosenFilters(q: string): Narrowing[] {
  const query = parseQuery(q);
  const without = (label: string, change: Partial<Query>) => ({
    label,
    q: writeQuery({ ...query, ...change }),
    chosen: true,
  });
  return [
    ...query.categories.map((code) =>
      without(code, { categories: query.categories.filter((one) => one !== code) }),
    ),
    ...query.authors.map((name) =>
      without(`by ${name}`, { authors: query.authors.filter((one) => one !== name) }),
    ),
    ...(query.years ? [without(sayYears(query.years), { years: null })] : []),
    ...(query.code ? [without('has code', { code: false })] : []),
    ...(query.votes > 0 ? [without(sayVotes(query.votes), { votes: 0 })] : []),
  ];
}

/**
 * What a search can be narrowed down by, drawn from what it found; choosing a chosen one again takes it back. A search
 * that would become too long is not offered: it would be cut.
 */
export function offeredFilters(q: string, hits: SearchHit[], year: number): NarrowingGroup[] {
  const query = parseQuery(q);
  const toggle = (label: string, chosen: boolean, change: Partial<Query>) => ({
    label,
    chosen,
    q: changeQuery(q, () => change),
  });
  const categories = mostFrequent(
    hits.flatMap(({ paper }) => paper.categories),
    query.categories,
  );
  const authors = mostFrequent(
    hits.flatMap(({ paper }) => paper.authors),
    query.authors,
    2,
  );
  return [
    {
      name: 'Category',
      links: categories.map((code) => {
        const chosen = query.categories.includes(code);
        return toggle(code, chosen, { categories: toggled(query.categories, code) });
      }),
    },
    {
      name: 'Year',
      links: yearsBack.map((back) => {
        const from = year - back;
        const chosen = query.years?.from === from && query.years.to === null;
        return toggle(`Since ${from}`, chosen, { years: chosen ? null : { from, to: null } });
      }),
    },
    { name: 'Code', links: [toggle('Has code', query.code, { code: !query.code })] },
    {
      name: 'Votes',
      links: votesOffered.map((votes) =>
        toggle(sayVotes(votes), query.votes === votes, { votes: query.votes === votes ? 0 : votes }),
      ),
    },
    {
      name: 'Author',
      links: authors.map((name) =>
        toggle(name, query.authors.includes(name), { authors: toggled(query.authors, name) }),
      ),
    },
  ]
    .map(({ name, links }) => ({ name, links: links.filter((link) => link.q.length <= longestQuery) }))
    .filter(({ links }) => links.length > 0);
}

function toggled(list: string[], value: string): string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}

/** The chosen first, then the most frequent; those that occur less than `atLeast` times are not worth a link. */
function mostFrequent(values: string[], chosen: string[], atLeast = 1): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([value, count]) => count >= atLeast && !chosen.includes(value))
    .sort(([one, first], [other, second]) => second - first || one.localeCompare(other, 'en'));
  return [...chosen, ...frequent.map(([value]) => value)].slice(0, Math.max(shownOfEach, chosen.length));
}

function sayYears(years: NonNullable<Query['years']>): string {
  if (years.to === null) return `since ${years.from}`;
  return years.from === null ? `until ${years.to}` : writeYears(years).replace('..', ' to ');
}

function sayVotes(votes: number): string {
  return votes === 1 ? 'At least 1 vote' : `At least ${votes} votes`;
}
