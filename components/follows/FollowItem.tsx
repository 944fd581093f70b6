import Link from 'next/link';
import { WebhookForm } from '@/components/follows/WebhookForm';
import { formatDay } from '@/lib/dates';
import { type FollowShown, targetPath } from '@/lib/follows/schema';

/** One thing followed, with its switches. All of them are forms. */
export function FollowItem({ follow }: { follow: FollowShown }) {
  const { id, target, mail, webhook } = follow;
  return (
    <li className="border-line border-b py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="font-serif text-[19px] leading-tight font-medium break-words">
            <Link href={targetPath(follow)} prefetch={false}>
              {target}
            </Link>
          </h3>
          <p className="mt-1 text-[13px] text-faint tabular-nums">{standing(follow)}</p>
        </div>
        <div className="flex gap-2">
          <Press action="/follows/mail" id={id} more={{ mail: mail ? 'off' : 'on' }}>
            {mail ? 'Mail: on' : 'Mail: off'}
            <span className="sr-only">
              , {mail ? 'stop' : 'send'} new papers of {target} with the digest
            </span>
          </Press>
          <Press action="/follows/unfollow" id={id}>
            Remove<span className="sr-only"> {target}</span>
          </Press>
        </div>
      </div>
      {webhook?.fault && (
        <p className="mt-3 border-accent border-l-2 pl-2.5 text-sm text-accent-ink">
          The webhook is switched off: {webhook.fault}
        </p>
      )}
      <details className="fold mt-2 text-sm">
        <summary className="inline-block text-soft underline underline-offset-[3px]">
          {webhook ? `Webhook to ${webhook.host}` : 'Post to a webhook'}
          <span className="sr-only"> for {target}</span>
        </summary>
        <WebhookForm follow={follow} />
      </details>
    </li>
  );
}

function standing({ since, found, newestAt }: FollowShown): string {
  const began = `since ${day(since)}`;
  if (!newestAt) return `${began}, no new paper yet`;
  return `${began}, ${found === 1 ? '1 new paper' : `${found} new papers`}, the newest on ${day(newestAt)}`;
}

function day(iso: string): string {
  return formatDay(iso.slice(0, 10), { dateStyle: 'medium' });
}

type PressProps = { action: string; id: string; more?: Record<string, string>; children: React.ReactNode };

function Press({ action, id, more = {}, children }: PressProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      {Object.entries(more).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="button">
        {children}
      </button>
    </form>
  );
}
