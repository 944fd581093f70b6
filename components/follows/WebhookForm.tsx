import type { FollowShown } from '@/lib/follows/schema';

/** Where new papers are posted. A new address makes a new secret. */
export function WebhookForm({ follow: { id, target, webhook } }: { follow: FollowShown }) {
  return (
    <div className="mt-3 grid gap-3">
      <form method="post" action="/follows/webhook" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="id" value={id} />
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <label htmlFor={`url-${id}`} className="font-[550]">
            {webhook ? 'Another address' : 'Address'}
            <span className="sr-only"> for {target}</span>
          </label>
          <input
            id={`url-${id}`}
            name="url"
            type="url"
            required
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            placeholder="https://"
            aria-describedby={`url-${id}-hint`}
            className="field w-full"
          />
        </div>
        <button type="submit" className="button">
          {webhook ? 'Change' : 'Set'}
        </button>
      </form>
      <p id={`url-${id}-hint`} className="text-[13px] text-faint">
        New papers are posted there as signed JSON. The signing secret is made here and shown once. It is not
        sent to addresses of a private network.
      </p>
      {webhook && (
        <form method="post" action="/follows/webhook/remove">
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="button">
            Remove the webhook<span className="sr-only"> for {target}</span>
          </button>
        </form>
      )}
    </div>
  );
}
