'use client';

import Link from 'next/link';
import { type MouseEvent, useState } from 'react';
import { type Act, type Mark, readOverlay, send, signInAddress } from '@/components/viewer/overlay';
import { useMark } from '@/components/viewer/use-mark';

type Props = {
  paperId: string;
  title: string;
  /** What a page for one person knows already. */
  marks?: Mark;
  /** On the paper's own page nothing folds away. */
  alone?: boolean;
};

/**
 * Two quiet buttons; without JavaScript a form. The style sheet reads from here whether the entry around it was read
 * or is hidden, and folds a hidden one to this line.
 */
export function SaveAndHide({ paperId, title, marks, alone = false }: Props) {
  const { saved = false, hidden = false, read = false } = useMark(paperId) ?? marks ?? {};
  const [failure, setFailure] = useState<string | null>(null);

  async function press(event: MouseEvent, act: Act, on: boolean) {
    const { viewer } = readOverlay();
    if (viewer === undefined) return;
    event.preventDefault();
    if (viewer === null) return location.assign(signInAddress(`#paper-${paperId}`));
    setFailure(null);
    setFailure(await send(paperId, act, on));
  }

  const folded = hidden && !alone;
  const quiet = read && !alone;
  const door = `/api/papers/${encodeURIComponent(paperId)}`;
  const about = <span className="sr-only"> {title}</span>;
  return (
    <form method="post" className="keep" data-hidden={folded || undefined} data-read={quiet || undefined}>
      {folded ? (
        <span className="flex min-w-0 gap-1" title={title}>
          Hidden:{' '}
          <Link href={`/papers/${paperId}`} prefetch={false} className="truncate">
            {title}
          </Link>
        </span>
      ) : (
        <button
          type="submit"
          formAction={`${door}/save`}
          {...(saved && takesBack)}
          aria-pressed={saved}
          onClick={(event) => press(event, 'save', !saved)}
        >
          {saved ? (marks?.saved ? 'Remove' : 'Saved') : 'Save'}
          {about}
        </button>
      )}
      <button
        key="hide"
        type="submit"
        formAction={`${door}/hide`}
        {...(hidden && takesBack)}
        onClick={(event) => press(event, 'hide', !hidden)}
      >
        {hidden ? 'Show again' : 'Hide'}
        {about}
      </button>
      {quiet && <span className="sr-only">You have read this paper.</span>}
      {failure && <span role="alert">{failure}</span>}
    </form>
  );
}

const takesBack = { name: '_method', value: 'delete' };
