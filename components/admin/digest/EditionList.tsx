import Link from 'next/link';
import { standingOf, writePeriod } from '@/components/admin/digest/digest-words';
import { EditionButtons } from '@/components/admin/digest/EditionButtons';
import { EditionProgress, EditionSum } from '@/components/admin/digest/EditionSum';
import { writeAgo } from '@/components/admin/moments';
import { Pager } from '@/components/ui/Pager';
import type { EditionShown } from '@/lib/digest/operator/schema';

type Props = { editions: EditionShown[]; page: number; pages: number; now: string };

/** The editions, newest first, each with what became of its deliveries. */
export function EditionList({ editions, page, pages, now }: Props) {
  return (
    <section
      id="editions"
      aria-labelledby="editions-title"
      className="scroll-mt-20 border-line border-t pt-6"
    >
      <h2 id="editions-title" className="font-serif text-[23px] leading-tight font-medium">
        Editions
      </h2>
      {editions.length === 0 ? (
        <p className="py-6 text-soft">
          {page === 1
            ? 'None is frozen yet: a day’s edition is frozen when the day is over.'
            : `There is no page ${page}.`}
        </p>
      ) : (
        <ol className="mt-3 border-line border-t">
          {editions.map((edition) => (
            <EditionItem key={edition.id} edition={edition} now={now} />
          ))}
        </ol>
      )}
      <Pager page={page} pages={pages} hrefOf={(p) => `/admin/digest${p > 1 ? `?p=${p}` : ''}#editions`} />
    </section>
  );
}

function EditionItem({ edition, now }: { edition: EditionShown; now: string }) {
  const { kind, periodStart, papers, heldAt, waitingSince } = edition;
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-2 border-line border-b py-3.5 min-[701px]:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <h3 className="font-[550]">
          <Link href={`/admin/digest/${kind}/${periodStart}`} prefetch={false}>
            {writePeriod(edition)}
          </Link>
        </h3>
        <p className="flex flex-wrap gap-x-3.5 text-[13px] text-faint tabular-nums">
          <span>{kind}</span>
          <span>
            {papers} {papers === 1 ? 'paper' : 'papers'}
          </span>
          <span className={heldAt ? 'text-accent-ink' : 'text-soft'}>{standingOf(edition)}</span>
          {waitingSince && <span>oldest open one due {writeAgo(waitingSince, now)}</span>}
        </p>
        <EditionSum edition={edition} />
        <EditionProgress edition={edition} />
      </div>
      <EditionButtons edition={edition} back="list" />
    </li>
  );
}
