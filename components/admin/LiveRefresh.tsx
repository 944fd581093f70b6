'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const everyMs = 4_000;

/** Fetches the page anew every few seconds while it is looked at, until somebody pauses it. */
export function LiveRefresh() {
  const router = useRouter();
  const [paused, setPaused] = useState(false);
  useEffect(() => {
    if (paused) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, paused]);
  return (
    <button
      type="button"
      onClick={() => setPaused(!paused)}
      className="underline decoration-line underline-offset-3 hover:decoration-ink"
    >
      {paused ? 'Resume updates' : 'Pause updates'}
    </button>
  );
}
