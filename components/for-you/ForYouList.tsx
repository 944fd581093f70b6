import { Causes } from '@/components/for-you/Causes';
import { PaperEntry } from '@/components/papers/PaperEntry';
import { type ForYouEntry, pageSize } from '@/lib/for-you/schema';

const item =
  'border-b border-line [&>.entry]:border-0 [&>.entry]:pb-2 [&:has(.keep[data-hidden])>.why]:hidden';

/** Papers as every list shows them, each with its reasons beneath. */
export function ForYouList({ entries, page }: { entries: ForYouEntry[]; page: number }) {
  return (
    <ol start={(page - 1) * pageSize + 1} className="border-t border-line">
      {entries.map(({ paper, causes }) => (
        <li key={paper.id} className={item}>
          <PaperEntry paper={paper} marks={{}} />
          <Causes causes={causes} />
        </li>
      ))}
    </ol>
  );
}
