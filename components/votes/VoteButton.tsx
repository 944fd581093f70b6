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
      className="vote"
    >
      <button type="submit" aria-pressed={voted} className="vote-box">
        <svg viewBox="0 0 12 9" fill="currentColor" aria-hidden="true" width="12" height="9">
          <path d="M6 0 12 9H0z" />
        </svg>
        <span className="sr-only">Upvote: {title}, </span>
        <span>{count}</span>
        <span className="sr-only"> {count === 1 ? 'vote' : 'votes'}</span>
      </button>
      <p role="status" className="vote-failure">
        {failed ? 'Not saved. Try again.' : ''}
      </p>
    </form>
  );
}
