import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { EditionPapers } from '@/components/digest/EditionPapers';
import { mondayOf, parseDay, parseWeek, weekOf } from '@/lib/dates';
import { cachedEdition } from '@/lib/digest/queries';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ kind: string; date: string }> };

export function generateStaticParams() {
  return [{ kind: 'none', date: 'none' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = await find(params);
  if (!edition) return { title: 'No such edition' };
  return {
    title: `${edition.headline}, digest`,
    description: `${edition.standing}: ${edition.papers[0]?.title ?? ''}`,
    alternates: { canonical: `/digest/${edition.kind}/${edition.periodStart}` },
  };
}

export default async function EditionPage({ params }: Props) {
  const edition = await find(params);
  if (!edition) notFound();
  const more =
    edition.kind === 'weekly' ? `week/${weekOf(edition.periodStart)}` : `date/${edition.periodStart}`;
  return (
    <div className="py-9">
      <h1 className="m-0 font-serif text-[40px] leading-tight font-medium tracking-[-0.02em]">
        {edition.headline}
      </h1>
      <p className="m-0 mt-2 text-(--soft)">{edition.standing}, as mailed.</p>
      <EditionPapers papers={edition.papers} />
      <p className="mt-6 text-(--soft)">
        <Link href={`/papers/${more}`} className="underline underline-offset-4">
          All papers of this {edition.kind === 'weekly' ? 'week' : 'day'}
        </Link>
        {' · '}
        <Link href="/digest" className="underline underline-offset-4">
          All editions
        </Link>
      </p>
    </div>
  );
}

async function find(params: Props['params']) {
  const { kind, date } = await params;
  const day = parseDay(date);
  if (kind === 'daily') return day ? cachedEdition('daily', day) : null;
  const monday = parseWeek(date) ?? (day && mondayOf(day) === day ? day : null);
  return kind === 'weekly' && monday ? cachedEdition('weekly', monday) : null;
}
