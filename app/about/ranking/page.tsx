import { BackTest } from '@/components/about/BackTest';
import { RankingRules } from '@/components/about/RankingRules';
import { VotesToStay } from '@/components/about/VotesToStay';

export const metadata = {
  title: 'How papers are ranked',
  description:
    'Every order of papers in one sentence, its formula, and how it did when it was put to the test.',
  alternates: { canonical: '/about/ranking' },
};

export default function RankingPage() {
  return (
    <div className="prose py-9">
      <h1 className="mb-5 font-serif text-[32px] leading-tight font-medium tracking-[-0.02em] min-[901px]:text-[40px]">
        How papers are ranked
      </h1>
      <p>
        By votes. One person has one vote for a paper, and may take it back; nobody can vote a paper down. The
        same list is shown to everyone.
      </p>
      <h2>A day, a week, a month</h2>
      <p>
        A paper is chosen when somebody voted for it or submitted it, or when an editor pinned it. On its day
        chosen papers come first, by the number of their votes; the others follow under “Also announced”. A
        week or month lists its papers by the number of all their votes.
      </p>
      <h2>Trending</h2>
      <RankingRules />
      <h2>Hot</h2>
      <p>
        Time in Hot is not counted in hours but in arXiv’s announcements. Nothing new can be read on a weekend
        or a holiday, so they cost a paper nothing. With each newer announcement a paper needs about three
        times the votes to keep its place:
      </p>
      <VotesToStay />
      <p>
        A vote weighs 1; from an account in its first week 0.25, and from whoever submitted the paper nothing.
        The number beside a paper is the plain count of votes. A withdrawn paper leaves Hot and keeps its page
        and its day.
      </p>
      <h2>Equal papers</h2>
      <p>
        Papers that are equal are put in an order drawn from their identifier and their day. It is the same
        for everyone, anyone can compute it, and it favours nobody: arXiv, not the author, hands out
        identifiers.
      </p>
      <h2>Put to the test</h2>
      <BackTest />
      <h2>What does not count</h2>
      <p>
        Who the authors are, where they work, how often a page is opened, and how many comments a paper has.
        The figures shown may lag a minute behind. Programs read this page at{' '}
        <a href="/api/ranking">/api/ranking</a>.
      </p>
    </div>
  );
}
