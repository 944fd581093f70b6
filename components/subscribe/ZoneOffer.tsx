'use client';

import { useState, useSyncExternalStore } from 'react';

/** Offers the zone of this browser where another one is chosen in the field. */
export function ZoneOffer({ field, chosen }: { field: string; chosen: string }) {
  const here = useBrowserZone();
  const [answer, setAnswer] = useState('');
  if (answer)
    return (
      <p role="status" className="text-[13px] text-faint">
        {answer}
      </p>
    );
  if (!here || here === chosen) return null;
  return (
    <button
      type="button"
      onClick={() => setAnswer(choose(field, here))}
      className="justify-self-start text-[13px] text-soft underline underline-offset-4 hover:text-ink"
    >
      Use the zone of this browser, {here}
    </button>
  );
}

/** A hidden field with the zone of this browser, empty without JavaScript. */
export function BrowserZone() {
  return <input type="hidden" name="timeZone" value={useBrowserZone()} readOnly />;
}

function useBrowserZone(): string {
  return useSyncExternalStore(
    () => () => undefined,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? '',
    () => '',
  );
}

function choose(field: string, zone: string): string {
  const select = document.getElementById(field);
  if (!(select instanceof HTMLSelectElement)) return '';
  const isListed = Array.from(select.options).some(({ value }) => value === zone);
  if (!isListed) return 'This browser names a zone that is not listed. Choose a place near you.';
  select.value = zone;
  return 'Chosen. Save to keep it.';
}
