export const metadata = {
  title: 'How papers are ranked',
  description: 'The rule behind the order of papers, in plain words.',
  alternates: { canonical: '/about/ranking' },
};

export default function RankingPage() {
  return (
    <div className="prose py-9">
      <h1 className="mb-5 font-serif text-[32px] leading-tight font-medium tracking-[-0.02em] min-[901px]:text-[40px]">
        How papers are ranked
      </h1>
      <p>
        Today’s rule is simple: more votes stand higher. One person has one vote for a paper, and may take it
        back.
      </p>
      <h2>A day</h2>
      <p>
        A paper is chosen when somebody voted for it or submitted it, or when an editor pinned it. Chosen
        papers come first, by the number of their votes. All other papers of that day follow under “Also
        announced”.
      </p>
      <h2>A week, a month, and trending</h2>
      <p>
        These lists take the papers whose day lies in the period and order them by the number of all their
        votes. Trending shows only papers with at least one vote; its window ends on the newest day with
        papers. A vote does not lose worth with time, so within a window an older paper has had longer to
        gather votes than a newer one.
      </p>
      <h2>Equal votes</h2>
      <p>
        Papers with the same number of votes are put in an order drawn from their identifiers. It is the same
        for everyone, never changes, and favours nobody.
      </p>
      <h2>What does not count</h2>
      <p>
        Who the authors are, where they work, how often a page is opened, and how many comments a paper has.
        The figures shown may lag a minute behind.
      </p>
    </div>
  );
}
