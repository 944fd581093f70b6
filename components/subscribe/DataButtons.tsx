type Props = { downloadPath?: string; erasePath?: string };

/** Download and erase. Erasing takes a second step, since it cannot be undone. */
export function DataButtons({ downloadPath, erasePath }: Props) {
  return (
    <div className="grid justify-items-start gap-4">
      <form method="post" {...(downloadPath ? { action: downloadPath } : {})}>
        <input type="hidden" name="act" value="download" />
        <button type="submit" className="button min-h-11 px-5">
          Download what is kept
        </button>
      </form>
      <details className="fold">
        <summary className="inline-flex min-h-8 items-center gap-1.5 underline underline-offset-4">
          Erase it
        </summary>
        <form
          method="post"
          {...(erasePath ? { action: erasePath } : {})}
          className="mt-2 grid justify-items-start gap-3"
        >
          <input type="hidden" name="answer" value="page" />
          <input type="hidden" name="act" value="erase" />
          <p className="text-soft">
            The subscription ends, and address, choice and history are erased. That cannot be undone.
          </p>
          <button type="submit" className="button min-h-11 border-accent px-5 text-accent-ink">
            Erase everything
          </button>
        </form>
      </details>
    </div>
  );
}
