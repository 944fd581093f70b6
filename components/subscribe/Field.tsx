import type { ReactNode } from 'react';

type FieldProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  problem: string | undefined;
  children: ReactNode;
};

/** A labelled field, what it expects, and what is wrong with what was typed. */
export function Field({ id, label, hint, problem, children }: FieldProps) {
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="font-[550] text-sm">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-[13px] text-faint">
          {hint}
        </p>
      )}
      <Problem id={id}>{problem}</Problem>
    </div>
  );
}

export function Problem({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p id={`${id}-problem`} className="border-accent border-l-2 pl-2.5 text-sm text-accent-ink">
      {children}
    </p>
  );
}

/** The attributes that tie a field to its hint and its problem. */
export function described(id: string, problem: string | undefined, hasHint = true) {
  const ids = [...(hasHint ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])];
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(problem ? { 'aria-invalid': true as const } : {}),
  };
}
