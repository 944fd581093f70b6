import type { Day } from '@/lib/dates';
import { env } from '@/lib/env';
import { BadResumptionToken } from '@/lib/ingest/oai-answer';
import { type OaiPage, readOaiPage } from '@/lib/ingest/oai-raw';
import { setOf } from '@/lib/ingest/oai-sets';
import { arxivPace, fetchPolitely, type Pace } from '@/lib/ingest/polite-fetch';
import { log } from '@/lib/log';

/** What OAI-PMH is asked for: the papers of a category whose metadata was touched on these UTC days. */
export type OaiRange = { category: string; since: Day; until?: Day | undefined };

/** A page of 2,500 records takes arXiv its time. */
export const oaiPace: Pace = { ...arxivPace, timeout: 120_000 };

const firstDatestamp = '2005-09-16';
const mostRestarts = 3;

/**
 * The pages of a range, from a resumption token on or from the beginning. Where the token has run out, the range begins
 * again, three times at most. Throws an Error where an answer is of no use, and AppError 'source_unavailable'.
 */
export async function* oaiPagesOf(range: OaiRange, from: string | null, pace: Pace): AsyncGenerator<OaiPage> {
  let token = from;
  let restarts = 0;
  const passed = new Set<string>();
  for (;;) {
    const page = await fetchOaiPage(token ? { resumptionToken: token } : queryFor(range), pace).catch(
      refuseAll,
    );
    if (page === 'expired') {
      restarts += 1;
      if (restarts > mostRestarts) throw new Error(`arXiv lost the place in its list ${restarts} times.`);
      log('warn', 'oai_token_expired', { ...range, restarts });
      passed.clear();
      token = null;
      continue;
    }
    if (page.token && passed.has(page.token)) throw new Error('arXiv gave the same page of its list twice.');
    if (page.token) passed.add(page.token);
    if (page.deleted.length > 0) log('info', 'oai_deleted', { ids: page.deleted });
    yield page;
    token = page.token;
    if (!token) return;
  }

  function refuseAll(error: unknown): 'expired' {
    if (error instanceof BadResumptionToken) return 'expired';
    throw error;
  }
}

function queryFor({ category, since, until }: OaiRange): Record<string, string> {
  return {
    metadataPrefix: 'arXivRaw',
    from: since < firstDatestamp ? firstDatestamp : since,
    ...(until ? { until } : {}),
    set: setOf(category),
  };
}

async function fetchOaiPage(query: Record<string, string>, pace: Pace): Promise<OaiPage> {
  const words = new URLSearchParams({ verb: 'ListRecords', ...query });
  const { status, body } = await fetchPolitely(`${env().ARXIV_OAI_URL}?${words}`, pace);
  if (status !== 200) throw new Error(`arXiv answered with status ${status}.`);
  return readOaiPage(body);
}
