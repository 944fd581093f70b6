import Link from 'next/link';
import { ChannelField } from '@/components/admin/channels/ChannelField';
import { ChannelSecrets } from '@/components/admin/channels/ChannelSecrets';
import { ChannelTypes } from '@/components/admin/channels/ChannelTypes';
import {
  type ChannelProblem,
  type ChannelShown,
  type ChannelType,
  channelProblems,
  mostPapers,
} from '@/lib/channels/schema';
import type { EditionKind } from '@/lib/digest/schema';

export type TypedChannel = { type: ChannelType; name: string; kind: EditionKind; papers: string };

type Props = {
  edited: Omit<ChannelShown, 'posts'> | null;
  typed: TypedChannel;
  problem: ChannelProblem | null;
  http: boolean;
};

/** Adds a channel, or changes the one that is edited. What is secret is typed anew or stays. */
export function ChannelForm({ edited, typed, problem, http }: Props) {
  return (
    <section id="form" aria-labelledby="form-title" className="scroll-mt-20 border-line border-t pt-6">
      <h2 id="form-title" className="font-serif text-[23px] leading-tight font-medium wrap-anywhere">
        {edited ? `Change ${edited.name}` : 'Add a channel'}
      </h2>
      {problem && (
        <p role="alert" className="mt-3 border-accent border-l-2 pl-3 text-accent-ink">
          {channelProblems[problem]} What was secret must be typed again.
        </p>
      )}
      <form
        action={`/admin/channels/${edited ? 'change' : 'add'}`}
        method="post"
        autoComplete="off"
        className="mt-4 grid max-w-[640px] gap-5"
      >
        {edited ? (
          <input type="hidden" name="channelId" value={edited.id} />
        ) : (
          <ChannelTypes chosen={typed.type} />
        )}
        <Settings typed={typed} />
        <ChannelSecrets edited={edited} http={http} />
        <p className="flex items-center gap-4">
          <button type="submit" className="button button-solid min-h-11 px-5">
            {edited ? 'Change' : 'Add'}
          </button>
          {edited && (
            <Link
              href="/admin/channels"
              prefetch={false}
              className="text-[13px] text-soft underline decoration-line underline-offset-3 hover:text-ink"
            >
              Leave it as it is
            </Link>
          )}
        </p>
      </form>
    </section>
  );
}

function Settings({ typed }: { typed: TypedChannel }) {
  return (
    <div className="grid grid-cols-1 gap-4 min-[560px]:grid-cols-[minmax(0,1fr)_128px_128px]">
      <ChannelField label="Name" id="channel-name">
        <input
          id="channel-name"
          name="name"
          required
          maxLength={60}
          defaultValue={typed.name}
          placeholder="Lab chat"
          className="field"
        />
      </ChannelField>
      <ChannelField label="Edition" id="channel-kind">
        <select id="channel-kind" name="kind" defaultValue={typed.kind} className="field">
          <option value="daily">daily</option>
          <option value="weekly">weekly</option>
        </select>
      </ChannelField>
      <ChannelField label="Papers" id="channel-papers">
        <input
          id="channel-papers"
          name="papers"
          type="number"
          required
          min={1}
          max={mostPapers}
          defaultValue={typed.papers}
          className="field tabular-nums"
        />
      </ChannelField>
    </div>
  );
}
