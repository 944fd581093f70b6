import { createHash } from 'node:crypto';
import type { FollowTarget } from '@/lib/follows/schema';
import { targetPath } from '@/lib/follows/schema';
import { signatureOf } from '@/lib/http/signature';
import type { Outgoing } from '@/lib/http/web-post';
import { arxivUrl } from '@/lib/papers/arxiv-id';

type Site = { url: string; name: string };
export type Destination = FollowTarget & { followId: string; url: string; secret: string };

export type PostedPaper = {
  id: string;
  title: string;
  authors: string[];
  abstract: string;
  categories: string[];
  codeUrl: string | null;
  upvotes: number;
  commentCount: number;
  publishedAt: Date;
};

/** The signed JSON of docs/alerts.md. The key is the same whenever the same papers are offered again. */
export function alertMessage(to: Destination, papers: PostedPaper[], site: Site, at: Date): Outgoing {
  const { followId, kind, target, url, secret } = to;
  const body = JSON.stringify({
    schema: 'broadsheet.alert/1',
    test: false,
    site,
    follow: { id: followId, kind, target, url: `${site.url}${targetPath({ kind, target })}` },
    total: papers.length,
    papers: papers.map((paper) => describe(paper, site.url)),
  });
  return {
    url,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      Accept: '*/*',
      'User-Agent': `Broadsheet (+${site.url})`,
      'Idempotency-Key': keyOf(followId, papers),
      'X-Broadsheet-Alert': `${kind}/${followId}`,
      'X-Broadsheet-Signature': signatureOf(secret, body, at),
    },
    body,
  };
}

function keyOf(followId: string, papers: PostedPaper[]): string {
  const ids = papers.map(({ id }) => id).sort();
  const hash = createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 32);
  return `${followId}.${hash}`;
}

function describe(paper: PostedPaper, siteUrl: string) {
  const { id, title, authors, abstract, categories, codeUrl, upvotes, commentCount, publishedAt } = paper;
  return {
    id,
    title,
    authors,
    abstract,
    categories,
    url: `${siteUrl}/papers/${id}`,
    arxivUrl: arxivUrl(id, 'abs'),
    pdfUrl: arxivUrl(id, 'pdf'),
    codeUrl,
    votes: upvotes,
    comments: commentCount,
    publishedAt: publishedAt.toISOString(),
  };
}
