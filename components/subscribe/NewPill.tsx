'use client';

import { useSyncExternalStore } from 'react';

const key = 'subscribe-banner-seen';
const changed = 'subscribe-banner-changed';

/** Says "New" until the visitor clicks it away or subscribes. */
export function NewPill() {
  const seen = useSyncExternalStore(listen, isSeen, () => false);
  if (seen) return null;
  return (
    <button
      type="button"
      onClick={markSeen}
      title="Hide this mark"
      className="rounded-full border border-current px-2 text-[11px] leading-[1.55] font-semibold text-(--new)"
    >
      New
    </button>
  );
}

export function markSeen(): void {
  try {
    localStorage.setItem(key, '1');
  } catch {
    return;
  }
  window.dispatchEvent(new Event(changed));
}

function listen(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
}

function isSeen(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
