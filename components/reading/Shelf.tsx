import Link from 'next/link';
import { PaperEntry } from '@/components/papers/PaperEntry';
import { Pager } from '@/components/ui/Pager';
import { Segments } from '@/components/ui/Segments';
import { type KeptPage, pageSize } from '@/lib/reading/schema';

type Props = { kept: KeptPage; page: number; hidden?: boolean };

/** One of the viewer's two lists. The buttons of each entry take it off the list, also without JavaScript. */
export function Shelf({ kept: { papers, total, pages }, page, hidden = false }: Props) {
  const address = hidden ? '/saved/hidden' : '/saved';
  return (
    <div className="max-w-[52rem] py-10">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="font-serif text-[40px] leading-[1.05] font-medium tracking-[-0.022em]">
          {hidden ? 'Hidden papers' : 'Saved papers'}
        </h1>
        <Segments
          label="Your papers"
          segments={[
            { label: 'Saved', href: '/saved', current: !hidden },
            { label: 'Hidden', href: '/saved/hidden', current: hidden },
          ]}
        />
      </div>
      <p className="mt-2 mb-6 text-soft">
        {total === 1 ? '1 paper' : `${total.toLocaleString('en-US')} papers`}, {hidden ? 'hidden' : 'saved'}{' '}
        last on top. Only you see this page.
        {!hidden && total > 0 && <TakeHome />}
      </p>
      {papers.length === 0 ? <Empty hidden={hidden} /> : null}
      <ol start={(page - 1) * pageSize + 1} className="border-line border-t">
        {papers.map((paper) => (
          <li key={paper.id}>
            <PaperEntry paper={paper} marks={hidden ? { hidden: true } : { saved: true }} />
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} hrefOf={(to) => `${address}?p=${to}`} />
    </div>
  );
}

function TakeHome() {
  return (
    <>
      {' '}
      Take them with you as{' '}
      <a href="/saved/export.bib" download className="text-ink underline underline-offset-[3px]">
        BibTeX
      </a>{' '}
      or{' '}
      <a href="/saved/export.json" download className="text-ink underline underline-offset-[3px]">
        JSON
      </a>
      .
    </>
  );
}

function Empty({ hidden }: { hidden: boolean }) {
  return (
    <p className="border-line border-t pt-6">
      {hidden
        ? 'Nothing is hidden. Hide below a paper folds it to one line in every list.'
        : 'Nothing here yet. Save below a paper keeps it on this page.'}{' '}
      <Link href="/" className="underline underline-offset-[3px]">
        Today’s papers
      </Link>
    </p>
  );
}
