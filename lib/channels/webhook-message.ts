import { editionUrl, paperUrl } from '@/lib/channels/edition-links';
import type { Envelope, Site } from '@/lib/channels/envelope';
import { addDays } from '@/lib/dates';
import type { DigestContent, DigestPaper } from '@/lib/digest/schema';
import { signatureOf } from '@/lib/http/signature';
import type { Outgoing } from '@/lib/http/web-post';
import { arxivUrl } from '@/lib/papers/arxiv-id';

type Destination = { address: string; secret: string; headers: Record<string, string> };

/** The signed JSON of docs/channels.md. */
export function webhookMessage(
  { address, secret, headers }: Destination,
  content: DigestContent,
  { key, at, test }: Envelope,
  site: Site,
): Outgoing {
  const body = JSON.stringify(payload(content, test, site));
  return {
    url: address,
    headers: {
      ...headers,
      'Idempotency-Key': key,
      'X-Broadsheet-Edition': `${content.kind}/${content.periodStart}`,
      'X-Broadsheet-Signature': signatureOf(secret, body, at),
    },
    body,
  };
}

function payload(content: DigestContent, test: boolean, site: Site) {
  const { kind, periodStart, headline, standing, total, papers } = content;
  return {
    schema: 'broadsheet.edition/1',
    test,
    site,
    kind,
    date: periodStart,
    until: kind === 'weekly' ? addDays(periodStart, 6) : periodStart,
    url: editionUrl(site.url, content),
    headline,
    standing,
    total,
    papers: papers.map((paper) => describe(paper, site.url)),
  };
}

function describe(paper: DigestPaper, siteUrl: string) {
  const { place, id, title, authors, abstract, categories, upvotes, commentCount, publishedAt } = paper;
  return {
    place,
    id,
    title,
    authors,
    abstract,
    categories,
    url: paperUrl(siteUrl, paper),
    arxivUrl: arxivUrl(id, 'abs'),
    pdfUrl: arxivUrl(id, 'pdf'),
    codeUrl: paper.codeUrl,
    votes: upvotes,
    comments: commentCount,
    chosen: paper.chosen,
    publishedAt,
  };
}
