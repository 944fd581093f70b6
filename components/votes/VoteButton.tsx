'use client';

import { type FormEvent, useState } from 'react';
import { readOverlay, send, signInAddress } from '@/components/viewer/overlay';
import { useMark } from '@/components/viewer/use-mark';

type Props = { paperId: string; title: string; upvotes: number };

/**
 * Upvotes a paper and takes the vote back. Without JavaScript it is a form that casts. What came since the visitor's
 * last visit is marked below the box, where nothing has to move for it.
 */
export function VoteButton({ paperId, title, upvotes }: Props) {
  const { voted = false, upvotes: count = upvotes, fresh, read } = useMark(paperId) ?? {};
  const [failed, setFailed] = useState(false);

  async function submit(event: FormEvent) {
    const { viewer } = readOverlay();
    if (viewer === undefined) return;
    event.preventDefault();
    if (viewer === null) return location.assign(signInAddress(`#paper-${paperId}`));
    setFailed(false);
    setFailed((await send(paperId, 'vote', !voted, count)) !== null);
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
      {fresh && !read && (
        <p className="fresh">
          New<span className="sr-only"> since your last visit</span>
        </p>
      )}
      <p role="status" className="vote-failure">
        {failed ? 'Not saved. Try again.' : ''}
      </p>
    </form>
  );
}
