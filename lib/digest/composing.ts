import type { Claim } from '@/lib/digest/claim-commands';
import { contentOf, withAlerts } from '@/lib/digest/content';
import { type Composed, compose } from '@/lib/digest/letter';
import { getFrozen } from '@/lib/digest/queries';
import type { Frozen } from '@/lib/digest/schema';

/** A composed mail of twenty papers holds about 150 KB. */
const mostKept = 200;

export type Composing = {
  /** Reads the edition; what goes wrong here is the database's fault and no mail's. */
  load(claim: Claim): Promise<Frozen>;
  compose(claim: Claim, frozen: Frozen): Promise<Composed>;
};

/**
 * Composes each edition once for all who chose alike, and a reader's own where there are alerts in it; forgets what was not asked for longest.
 */
export function composing(): Composing {
  const editions = new Map<string, Promise<Frozen>>();
  const mails = new Map<string, Promise<Composed>>();
  return {
    load: ({ editionId }) => once(editions, editionId, () => getFrozen(editionId)),
    compose({ editionId, categories, keywords, papers, minVotes, locale, textOnly, alerts }, frozen) {
      const selection = { categories, keywords, papers, minVotes };
      if (alerts.length > 0)
        return compose(withAlerts(contentOf(frozen, selection, locale), alerts), { textOnly });
      return once(mails, JSON.stringify([editionId, selection, locale, textOnly]), async () =>
        compose(contentOf(frozen, selection, locale), { textOnly }),
      );
    },
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
