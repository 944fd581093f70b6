import { type Status, statuses } from '@/lib/subscribers/operator/schema';

type Query = Record<string, string | string[] | undefined>;

/** Reads what the list's address asks for. What makes no sense counts as not asked. */
export function readListAddress(query: Query) {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  return {
    status: statuses.find((status): status is Status => status === text('status')) ?? null,
    find: text('find') || null,
    after: text('after') || null,
    erased: text('done') === 'erased',
  };
}
