import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChannelForm } from '@/components/admin/channels/ChannelForm';
import { ChannelList } from '@/components/admin/channels/ChannelList';
import { ChannelNotice } from '@/components/admin/channels/ChannelNotice';
import { ChannelsReport } from '@/components/admin/channels/ChannelsReport';
import { PostHistory } from '@/components/admin/channels/PostHistory';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';
import { findChannel, findFreshSecret, isPosting, listChannels, listPosts } from '@/lib/channels/queries';
import { env, isLocal } from '@/lib/env';
import { type ChannelsAddress, readChannelsAddress } from './address';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** Nobody else learns from the title that the page is there. */
export async function generateMetadata(): Promise<Metadata> {
  const title = isAdmin(await getViewer()) ? 'Channels' : 'Not found';
  return { title, robots: { index: false }, referrer: 'same-origin' };
}

export default async function ChannelsPage({ searchParams }: Props) {
  if (!isAdmin(await getViewer())) notFound();
  const address = readChannelsAddress(await searchParams);
  const { SITE_TIME_ZONE: timeZone, SITE_URL } = env();
  const { channels, history, edited, fresh, busy } = await readAll(address);
  const named = channels.find(({ id }) => id === address.channel) ?? null;
  const { problem, typed, remove } = address;
  return (
    <ChannelsReport busy={busy} timeZone={timeZone}>
      <ChannelNotice {...{ ...address, channel: named, fresh }} />
      {history ? (
        <PostHistory {...history} timeZone={timeZone} />
      ) : (
        <ChannelList {...{ channels, remove, timeZone }} />
      )}
      <ChannelForm
        key={edited?.id ?? 'new'}
        edited={edited}
        typed={edited && !problem ? { ...edited, papers: String(edited.papers) } : typed}
        problem={problem}
        http={isLocal(SITE_URL)}
      />
    </ChannelsReport>
  );
}

async function readAll({ edit, history, before, reveal }: ChannelsAddress) {
  const [channels, edited, shown, fresh, busy] = await Promise.all([
    listChannels(),
    edit ? findChannel(edit) : null,
    history ? readHistory(history, before) : null,
    reveal ? findFreshSecret(reveal) : null,
    isPosting(),
  ]);
  return { channels, edited, history: shown, fresh, busy };
}

async function readHistory(channelId: string, before: string | null) {
  const [channel, { posts, next }] = await Promise.all([
    findChannel(channelId),
    listPosts(channelId, before),
  ]);
  return channel && { channel, posts, next, first: before === null };
}
