'use client';

import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useSyncExternalStore } from 'react';
import { ask, readNothing, readOverlay, signInAddress, subscribe } from '@/components/viewer/overlay';

const places = [
  ['/for-you', 'For you'],
  ['/saved', 'Saved'],
  ['/follows', 'Follows'],
  ['/votes', 'Votes'],
  ['/account', 'Account'],
] as const;

/** The header's corner: a link to sign in until a person is known, then that person's menu. */
export function ViewerMenu() {
  const { viewer } = useSyncExternalStore(subscribe, readOverlay, readNothing);
  useEffect(() => {
    ask();
    window.addEventListener('pageshow', askAgain);
    return () => window.removeEventListener('pageshow', askAgain);
  }, []);
  if (!viewer) {
    return (
      <a href="/sign-in" onClick={rememberPlace} className={`${box} border border-line bg-card px-3.5`}>
        Sign in
      </a>
    );
  }
  return (
    <details className="relative" onBlur={closeWhenLeft} onKeyDown={closeByEscape}>
      <summary className={`${box} cursor-pointer list-none border border-line bg-card px-3`}>
        <span className="sr-only">Menu of </span>
        {viewer.handle}
      </summary>
      <div className="absolute right-0 z-10 mt-1 grid min-w-44 rounded-[8px] border border-line bg-card py-1 text-[14px]">
        {places.map(([href, label]) => (
          <a key={href} href={href} className={row}>
            {label}
          </a>
        ))}
        {viewer.role === 'admin' && (
          <a href="/admin/ingest" className={row}>
            Ingest
          </a>
        )}
        <form action="/account/sign-out" method="post" className="border-line border-t">
          <button type="submit" className={`${row} w-full cursor-pointer text-left`}>
            Sign out
          </button>
        </form>
      </div>
    </details>
  );
}

/** A page kept by the browser's back button may show somebody who has left since. */
function askAgain(event: PageTransitionEvent): void {
  if (event.persisted) location.reload();
}

function rememberPlace(event: MouseEvent<HTMLAnchorElement>): void {
  if (!location.pathname.startsWith('/sign-in')) event.currentTarget.href = signInAddress();
}

function closeWhenLeft(event: FocusEvent<HTMLDetailsElement>): void {
  if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
}

function closeByEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== 'Escape') return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}

const box = 'inline-flex h-[34px] items-center rounded-[8px] text-[14px] font-[550] text-ink';
const row = 'px-3.5 py-2 text-ink hover:bg-wash';
