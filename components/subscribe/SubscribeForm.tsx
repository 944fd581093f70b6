'use client';

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { markSeen } from '@/components/subscribe/NewPill';

type Answer = { good: boolean; sentence: string };

/** An address and a button. A plain form that goes to a page; with JavaScript the answer appears in its place. */
export function SubscribeForm({ children, className = '' }: { children: ReactNode; className?: string }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const sentence = useRef<HTMLParagraphElement>(null);
  const sentenceId = useId();
  // The form goes away with the button that had the focus.
  useEffect(() => {
    if (answer?.good) sentence.current?.focus();
  }, [answer]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const said = await ask(new FormData(event.currentTarget));
    setBusy(false);
    setAnswer(said);
    if (said.good) markSeen();
  };
  if (answer?.good)
    return (
      <p ref={sentence} tabIndex={-1} role="status" className={`m-0 ${className}`}>
        {answer.sentence}
      </p>
    );
  return (
    <form
      method="post"
      action="/api/subscriptions"
      onSubmit={(event) => void submit(event)}
      className={`flex flex-wrap gap-2 ${className}`}
    >
      {children}
      <input
        type="email"
        name="email"
        required
        maxLength={254}
        autoComplete="email"
        placeholder="you@lab.org"
        aria-label="Email address"
        aria-invalid={answer ? true : undefined}
        aria-describedby={answer ? sentenceId : undefined}
        className="field min-w-0 flex-1 sm:w-[230px]"
      />
      <input
        type="text"
        name="website"
        tabIndex={-1}
        autoComplete="off"
        aria-hidden="true"
        className="hidden"
      />
      <button type="submit" disabled={busy} className="button button-solid">
        Subscribe
      </button>
      {answer ? (
        <p id={sentenceId} role="alert" className="m-0 w-full text-sm text-(--accent)">
          {answer.sentence}
        </p>
      ) : null}
    </form>
  );
}

async function ask(fields: FormData): Promise<Answer> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  try {
    const response = await fetch('/api/subscriptions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...Object.fromEntries(fields), timeZone }),
    });
    if (response.ok) return { good: true, sentence: 'Check your inbox: one click there and it begins.' };
    const { error } = (await response.json()) as { error?: string };
    return { good: false, sentence: error ?? 'That did not work. Try again in a minute.' };
  } catch {
    return { good: false, sentence: 'The site cannot be reached. Try again in a minute.' };
  }
}
