import Link from 'next/link';
import { env } from '@/lib/env';

export const metadata = {
  title: 'About',
  description: 'What this newspaper is, where its papers come from and how its days turn.',
  alternates: { canonical: '/about' },
};

export default function AboutPage() {
  const { SITE_NAME, CONTACT_EMAIL } = env();
  return (
    <div className="prose py-9">
      <h1 className="mb-5 font-serif text-[32px] leading-tight font-medium tracking-[-0.02em] min-[901px]:text-[40px]">
        About {SITE_NAME}
      </h1>
      <p>
        This is a daily newspaper of research papers that a community makes for itself. Each day it collects
        what arXiv announced. Readers vote for the papers they find worth reading and discuss them; those come
        first, and the rest of the day is folded beneath.
      </p>
      <h2>When a day turns</h2>
      <p>
        A paper belongs to the day of the arXiv listing that first announced it. Days turn at 21:30 in New
        York, once the evening’s announcement is out. There is no listing on weekends and on arXiv’s holidays.
      </p>
      <h2>Ranking</h2>
      <p>
        The order is made of votes and nothing hidden.{' '}
        <Link href="/about/ranking">How papers are ranked</Link> says it exactly.
      </p>
      <h2>arXiv</h2>
      <p>
        Titles, authors, abstracts and dates come from arXiv, and we thank arXiv for opening them to everyone.
        arXiv has neither reviewed nor approved this site; what is said and chosen here need not agree with
        arXiv’s policies or opinions. The papers themselves stay with arXiv and their authors: we link to them
        and keep no copy.
      </p>
      <p>Summaries marked “Summary by the editors” are our own words, not the authors’ abstract.</p>
      <h2>The software</h2>
      <p>
        The site runs on Broadsheet, which is free to use and to host.
        {CONTACT_EMAIL && (
          <>
            {' '}
            This one is kept by <a href={`mailto:${CONTACT_EMAIL}`}>{CONTACT_EMAIL}</a>.
          </>
        )}
      </p>
    </div>
  );
}
