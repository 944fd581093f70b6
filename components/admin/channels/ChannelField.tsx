import type { ReactNode } from 'react';

type Props = { label: string; id: string; hint?: string; children: ReactNode };

/** A labelled place to type, with what should be known about it. */
export function ChannelField({ label, id, hint, children }: Props) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-[550] text-sm">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-[13px] text-faint wrap-anywhere">
          {hint}
        </p>
      )}
    </div>
  );
}
