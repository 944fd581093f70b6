'use client';

import { useEffect } from 'react';

/** Lets "/" move to the search field, as long as nobody is typing elsewhere. */
export function SearchShortcut({ inputId }: { inputId: string }) {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      document.getElementById(inputId)?.focus();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [inputId]);

  return (
    <span
      role="presentation"
      className="hidden rounded border border-line px-[5px] py-px font-sans text-[11px] leading-snug min-[901px]:block"
    >
      /
    </span>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
