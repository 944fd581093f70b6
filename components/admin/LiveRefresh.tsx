'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 4_000;

/** Fetches the page anew every few seconds while it is looked at. It is there only while something runs. */
export function LiveRefresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
