import type { ChannelWritten } from '@/lib/channels/commands';
import { seeOther } from '@/lib/http/see-other';

type Typed = Record<string, FormDataEntryValue>;

const longestKept = 100;

/** Back to the channels, or to the form, which says what is wrong. An address or a secret never comes along. */
export function afterForm(written: ChannelWritten, typed: Typed, done: 'added' | 'changed'): Response {
  if ('problem' in written) {
    const query = new URLSearchParams({ problem: written.problem });
    for (const name of ['type', 'name', 'kind', 'papers', 'channelId']) {
      const value = typed[name];
      if (typeof value === 'string')
        query.set(name === 'channelId' ? 'edit' : name, value.slice(0, longestKept));
    }
    return seeOther(`/admin/channels?${query}#form`);
  }
  const query = new URLSearchParams({ done, channel: written.channelId });
  if (written.reveal) query.set('reveal', written.reveal);
  return seeOther(`/admin/channels?${query}`);
}
