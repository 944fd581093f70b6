/** Announcement feeds in arXiv's two formats, made from a few facts. */
export type Announced = {
  id: string;
  type: string;
  title?: string;
  abstract?: string;
  authors?: string;
  categories?: string[];
};

export function rssFeed(items: Announced[], date = 'Thu, 20 Aug 2026 00:00:00 -0400'): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
<channel><title>cs.AI updates on arXiv.org</title><lastBuildDate>${date}</lastBuildDate><pubDate>${date}</pubDate>
<skipDays><day>Saturday</day><day>Sunday</day></skipDays>
${items.map((item) => rssItem(item, date)).join('\n')}
</channel></rss>`;
}

export function atomFeed(items: Announced[], date = '2026-08-20T00:00:00-04:00'): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">
<id>http://rss.arxiv.org/atom/cs.AI</id><title>cs.AI updates on arXiv.org</title>
${items.map((item) => atomEntry(item, date)).join('\n')}
</feed>`;
}

/** What arXiv answers for a category that does not exist, with status 400. */
export const errorFeed = `<?xml version='1.0' encoding='UTF-8'?><rss version="2.0"><channel>
<title>Feed error for query: cs.XX</title><description>Bad archive</description></channel></rss>`;

function rssItem(item: Announced, date: string): string {
  return `<item><title>${item.title ?? 'A paper'}</title><link>https://arxiv.org/abs/${item.id}</link>
<description>${summaryOf(item)}</description><guid isPermaLink="false">oai:arXiv.org:${item.id}</guid>
${(item.categories ?? ['cs.AI']).map((code) => `<category>${code}</category>`).join('')}<pubDate>${date}</pubDate>
<arxiv:announce_type>${item.type}</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
<dc:creator>${item.authors ?? 'Ada Example, Ben Example'}</dc:creator></item>`;
}

function atomEntry(item: Announced, date: string): string {
  return `<entry><id>oai:arXiv.org:${item.id}</id><title>${item.title ?? 'A paper'}</title>
<updated>2026-08-20T04:00:19+00:00</updated><summary>${summaryOf(item)}</summary>
${(item.categories ?? ['cs.AI']).map((code) => `<category term="${code}"/>`).join('')}<published>${date}</published>
<arxiv:announce_type>${item.type}</arxiv:announce_type><dc:creator>${item.authors ?? 'Ada Example'}</dc:creator></entry>`;
}

function summaryOf(item: Announced): string {
  return `arXiv:${item.id} Announce Type: ${item.type} \nAbstract: ${item.abstract ?? 'We show something.'}`;
}
