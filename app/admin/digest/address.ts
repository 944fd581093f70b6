import { parseDay } from '@/lib/dates';
import { deliveryState, previewPapers } from '@/lib/digest/operator/schema';
import { editionKind } from '@/lib/digest/schema';

type Query = Record<string, string | string[] | undefined>;

/** Reads what an address of the digest's pages asks for. What makes no sense counts as not asked. */
export function readDigestAddress(query: Query) {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  return {
    page: /^[1-9]\d{0,4}$/.test(text('p')) ? Number(text('p')) : 1,
    done: /^[a-z_]{1,20}$/.test(text('done')) ? text('done') : null,
    deliveries: /^\d{1,9}$/.test(text('deliveries')) ? Number(text('deliveries')) : 0,
    state: deliveryState.nullable().catch(null).parse(text('state')),
    after: /^[1-9]\d{0,17}$/.test(text('after')) ? text('after') : null,
    confirming: text('abort') === 'ask',
    kind: editionKind.catch('daily').parse(text('kind')),
    day: parseDay(text('date')),
    papers: previewPapers.find((one) => String(one) === text('papers')) ?? 10,
  };
}
