import { SafeHtml } from '@/components/ui/SafeHtml';
import type { PaperSummary } from '@/lib/papers/schema';

type Props = { paper: Pick<PaperSummary, 'abstractHtml'>; whole?: boolean };

const readable = 'max-w-[68ch] text-[color-mix(in_srgb,var(--ink)_86%,var(--paper))]';

/** Three lines of the abstract; UnfoldAbstract in the same entry opens the rest. */
export function Abstract({ paper, whole = false }: Props) {
  if (!paper.abstractHtml) return null;
  return <SafeHtml as="div" html={paper.abstractHtml} className={`${readable} ${whole ? '' : 'abstract'}`} />;
}

/** Works without script: the style sheet opens the abstract of the entry whose toggle is open. */
export function UnfoldAbstract({ paper }: Pick<Props, 'paper'>) {
  const length = paper.abstractHtml.replace(/<[^>]*>/g, '').length;
  if (length < fitsAPhone) return null;
  return (
    <details className={`unfold no-print ${length < fitsADesk ? 'min-[901px]:hidden' : ''}`}>
      <summary className="rounded text-soft hover:underline hover:underline-offset-[3px]">
        <span className="when-closed">
          Read on<span className="sr-only"> in the abstract</span>
        </span>
        <span className="when-open">
          Shorter<span className="sr-only"> abstract</span>
        </span>
      </summary>
    </details>
  );
}

/** Letters that fill three lines; a guess, since only the browser knows its lines. */
const fitsAPhone = 130;
const fitsADesk = 240;
