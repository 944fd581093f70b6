'use client';

import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react';
import {
  ask,
  readNothing,
  readOverlay,
  sendVote,
  signInAddress,
  subscribe,
} from '@/components/viewer/overlay';

type Props = { paperId: string; title: string; upvotes: number };

/** Upvotes a paper and takes the vote back. Without JavaScript it is a form that casts. */
export function VoteButton({ paperId, title, upvotes }: Props) {
  const { viewer, papers } = useSyncExternalStore(subscribe, readOverlay, readNothing);
  const [failed, setFailed] = useState(false);
  useEffect(() => ask([paperId]), [paperId]);
  const { voted, upvotes: count } = papers[paperId] ?? { voted: false, upvotes };

  async function submit(event: FormEvent) {
    if (viewer === undefined) return;
    event.preventDefault();
    if (viewer === null) return location.assign(signInAddress(`#paper-${paperId}`));
    setFailed(false);
    setFailed(!(await sendVote(paperId, !voted, count)));
  }

  return (
    <form
      action={`/api/papers/${encodeURIComponent(paperId)}/vote`}
      method="post"
      onSubmit={submit}
      id={`paper-${paperId}`}
      data-paper-id={paperId}
      className="w-[52px] scroll-mt-20 max-[900px]:w-[44px]"
    >
      <button
        type="submit"
        aria-pressed={voted}
        className={`${box} ${voted ? 'border-accent bg-accent-wash text-accent-ink' : 'border-line bg-card text-soft hover:border-soft'}`}
      >
        <svg viewBox="0 0 12 9" fill="currentColor" aria-hidden="true" className="h-[9px] w-3">
          <path d="M6 0 12 9H0z" />
        </svg>
        <span className="sr-only">Upvote: {title}, </span>
        <span>{count}</span>
        <span className="sr-only"> {count === 1 ? 'vote' : 'votes'}</span>
      </button>
      <p
        role="status"
        className="mt-1 w-[52px] text-center text-[11px] leading-tight text-accent-ink empty:hidden"
      >
        {failed ? 'Not saved. Try again.' : ''}
      </p>
    </form>
  );
}

const box =
  'flex h-[58px] w-full cursor-pointer flex-col items-center justify-center gap-1.5 rounded-[10px] border text-[14px] leading-none font-semibold tabular-nums max-[900px]:h-[52px]';
