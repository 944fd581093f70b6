/** What a feed tells of a paper; a PaperSummary has all of it. */
export type AtomPaper = {
  id: string;
  title: string;
  abstractHtml: string;
  authors: string[];
  categories: string[];
  /** ISO, UTC. */
  publishedAt: string;
};

export type AtomFeed = {
  title: string;
  subtitle: string;
  /** Paths on this site: of the feed, and of the page that it follows. */
  feedPath: string;
  pagePath: string;
  papers: AtomPaper[];
};

/**
 * A feed of papers as Atom (RFC 4287), newest first. A paper's id is its address at arXiv, which stays the same on every
 * site and in every feed, so that a reader shows it once.
 */
export function atomFeed(feed: AtomFeed, siteUrl: string): string {
  const newest = feed.papers.reduce((latest, { publishedAt }) => max(latest, publishedAt), unknownMoment);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${inXml(siteUrl + feed.feedPath)}</id>
  <title>${inXml(feed.title)}</title>
  <subtitle>${inXml(feed.subtitle)}</subtitle>
  <updated>${toMoment(newest)}</updated>
  <link rel="self" type="application/atom+xml" href="${inXml(siteUrl + feed.feedPath)}"/>
  <link rel="alternate" type="text/html" href="${inXml(siteUrl + feed.pagePath)}"/>
${feed.papers.map((paper) => entryOf(paper, siteUrl)).join('')}</feed>
`;
}

/** The feed as an answer; readers ask often, so it may be kept for ten minutes. */
export function atomResponse(feed: AtomFeed, siteUrl: string): Response {
  return new Response(atomFeed(feed, siteUrl), {
    headers: {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=600',
    },
  });
}

const unknownMoment = '1991-08-14T00:00:00Z';

function entryOf(
  { id, title, abstractHtml, authors, categories, publishedAt }: AtomPaper,
  siteUrl: string,
): string {
  const named = authors.length > 0 ? authors : ['arXiv'];
  return `  <entry>
    <id>https://arxiv.org/abs/${inXml(id)}</id>
    <title>${inXml(title)}</title>
    <link rel="alternate" type="text/html" href="${inXml(`${siteUrl}/papers/${id}`)}"/>
    <published>${toMoment(publishedAt)}</published>
    <updated>${toMoment(publishedAt)}</updated>
${named.map((name) => `    <author><name>${inXml(name)}</name></author>\n`).join('')}${categories
  .map((code) => `    <category term="${inXml(code)}"/>\n`)
  .join('')}    <summary type="html">${inXml(abstractHtml)}</summary>
  </entry>
`;
}

function max(one: string, other: string): string {
  return new Date(other).getTime() > new Date(one).getTime() ? other : one;
}

function toMoment(iso: string): string {
  return new Date(iso).toISOString();
}

/** Also leaves out what XML 1.0 cannot hold. */
function inXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
