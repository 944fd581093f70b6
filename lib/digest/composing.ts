import type { Claim } from '@/lib/digest/claim-commands';
import { contentOf } from '@/lib/digest/content';
import { type Composed, compose } from '@/lib/digest/letter';
import { getFrozen } from '@/lib/digest/queries';
import type { Frozen } from '@/lib/digest/schema';

/** A composed mail of twenty papers holds about 150 KB. */
const mostKept = 200;

/** Composes each edition once for all who chose alike, and forgets what was not asked for longest. */
export function composer(): (claim: Claim) => Promise<Composed> {
  const editions = new Map<string, Promise<Frozen>>();
  const mails = new Map<string, Promise<Composed>>();
  return (claim) => {
    const { editionId, categories, keywords, papers, minVotes, locale, textOnly } = claim;
    const selection = { categories, keywords, papers, minVotes };
    return once(mails, JSON.stringify([editionId, selection, locale, textOnly]), async () => {
      const frozen = await once(editions, editionId, () => getFrozen(editionId));
      return compose(contentOf(frozen, selection, locale), { textOnly });
    });
  };
}

function once<Made>(kept: Map<string, Promise<Made>>, key: string, make: () => Promise<Made>): Promise<Made> {
  const made = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return made;
}
