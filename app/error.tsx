'use client';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <div className="prose py-10">
      <h1 className="mb-4 font-serif text-[32px] leading-tight font-medium">This page could not be set</h1>
      <p>
        Something went wrong on our side. Nothing was changed.
        {error.digest && ` The log knows it as ${error.digest}.`}
      </p>
      <button type="button" className="button" onClick={reset}>
        Try again
      </button>
    </div>
  );
}
