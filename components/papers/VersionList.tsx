import { formatDay } from '@/lib/dates';
import type { PaperDetail } from '@/lib/papers/schema';

type Props = { paper: Pick<PaperDetail, 'id' | 'versions' | 'version'> };

/** Every version with its date, newest first, each a link to that version at arXiv. */
export function VersionList({ paper }: Props) {
  if (paper.versions.length === 0) return null;
  return (
    <ol reversed className="text-sm tabular-nums">
      {paper.versions.toReversed().map(({ number, submittedAt }) => (
        <li key={number} className="flex gap-3 py-0.5">
          <a href={`https://arxiv.org/abs/${paper.id}v${number}`} className="text-ink underline-offset-[3px]">
            v{number}
          </a>
          <time dateTime={submittedAt} className="text-soft">
            {formatDay(submittedAt.slice(0, 10), { month: 'short', day: 'numeric', year: 'numeric' })}
          </time>
          {number === paper.version && paper.versions.length > 1 && (
            <span className="text-faint">newest</span>
          )}
        </li>
      ))}
    </ol>
  );
}
