/** The secret of a webhook just made: shown this once. */
export function FreshSecret({ target, secret }: { target: string; secret: string }) {
  return (
    <div className="mt-5 rounded-[10px] border border-line bg-card p-4">
      <p>
        The signing secret of the webhook for <strong className="font-[550]">{target}</strong>. Keep it now:
        it is not shown again.
      </p>
      <p className="mt-2 font-mono text-[13px] break-all select-all">{secret}</p>
    </div>
  );
}
