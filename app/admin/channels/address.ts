import { z } from 'zod';
import { type ChannelProblem, channelProblems, channelTypes } from '@/lib/channels/schema';
import { editionKind } from '@/lib/digest/schema';

type Query = Record<string, string | string[] | undefined>;

const done = z.enum(['added', 'changed', 'removed', 'paused', 'resumed', 'asked', 'tested']).nullable();
const trial = z.enum(['sent', 'retry', 'failed', 'unknown', 'silent', 'no_edition']).nullable();

export type ChannelsAddress = ReturnType<typeof readChannelsAddress>;

/** Reads what the page's address asks for. What makes no sense counts as not asked. */
export function readChannelsAddress(query: Query) {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const id = (name: string) => z.uuid().nullable().catch(null).parse(text(name));
  const before = z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .nullable()
    .catch(null)
    .parse(text('before'));
  return {
    done: done.catch(null).parse(text('done')),
    channel: id('channel'),
    trial: trial.catch(null).parse(text('trial')),
    http: /^\d{3}$/.test(text('http')) ? text('http') : null,
    reason: /^[a-z_]{1,30}$/.test(text('reason')) ? text('reason') : null,
    reveal: text('reveal').slice(0, 200),
    edit: id('edit'),
    remove: id('remove'),
    history: id('history'),
    before,
    problem: text('problem') in channelProblems ? (text('problem') as ChannelProblem) : null,
    typed: {
      type: z.enum(channelTypes).catch('webhook').parse(text('type')),
      name: text('name'),
      kind: editionKind.catch('daily').parse(text('kind')),
      papers: /^\d{1,3}$/.test(text('papers')) ? text('papers') : '10',
    },
  };
}
