'use client';

import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { readNothing, readOverlay, signInAddress, subscribe } from '@/components/viewer/overlay';
import type { FollowTarget } from '@/lib/follows/schema';

type Props = FollowTarget & {
  /** What the button says before the name; "Follow" unless given, such as "Save this search". */
  label?: string;
};

/** Follows an author, a category or a search. The page stays the same for everyone: who follows is asked afterwards. */
export function FollowButton({ kind, target, label = 'Follow' }: Props) {
  const { viewer } = useSyncExternalStore(subscribe, readOverlay, readNothing);
  const [followed, setFollowed] = useState(false);
  const [said, setSaid] = useState('');
  const known = viewer?.handle;
  const address = `/api/follows?${new URLSearchParams({ kind, target })}`;
  useEffect(() => {
    if (!known) return;
    const left = new AbortController();
    fetch(address, { signal: left.signal })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
      .then((answer: { followed: boolean }) => setFollowed(answer.followed))
      .catch(() => {});
    return () => left.abort();
  }, [known, address]);

  async function submit(event: FormEvent) {
    if (viewer === undefined) return;
    event.preventDefault();
    if (viewer === null) return location.assign(signInAddress());
    const wanted = !followed;
    setFollowed(wanted);
    setSaid('');
    const outcome = await send(address, wanted);
    if (outcome === 'followed') return setSaid('New papers are listed under Following.');
    if (outcome === 'unfollowed') return;
    setFollowed(!wanted);
    setSaid(outcome === 'full' ? 'You follow 100 things already.' : 'Not saved. Try again.');
  }

  return (
    <form
      action={followed ? '/follows/unfollow' : '/follows/follow'}
      method="post"
      onSubmit={submit}
      className="no-print inline-flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="target" value={target} />
      <button type="submit" className={`button ${followed ? '' : 'button-solid'}`}>
        {followed ? 'Following' : label}
        <span className="sr-only">{followed ? ` ${target}, press to stop` : ` ${target}`}</span>
      </button>
      <span role="status" className="text-[13px] text-soft empty:hidden">
        {said && (
          <>
            {said}{' '}
            {followed && (
              <a href="/follows" className="underline underline-offset-[3px]">
                See them
              </a>
            )}
          </>
        )}
      </span>
    </form>
  );
}

async function send(address: string, wanted: boolean): Promise<string> {
  try {
    const answer = await fetch(address, { method: wanted ? 'PUT' : 'DELETE' });
    if (answer.status === 401) location.assign(signInAddress());
    return answer.ok ? (await answer.json()).outcome : 'failed';
  } catch {
    return 'failed';
  }
}
