/** Answers of arXiv's Atom API, made from a few facts. */
export type Entry = {
  id: string;
  title?: string;
  summary?: string;
  published?: string;
  updated?: string;
  authors?: string[];
  terms?: string[];
  comment?: string;
  doi?: string;
};

/** `total` is what all pages together hold. */
export function apiAnswer(entries: Entry[], total = entries.length): string {
  return feed(entries.map(apiEntry).join('\n'), total);
}

/** The entry titled "Error" that arXiv sends for an id it cannot read. */
export const apiError =
  feed(`<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title>
<summary>incorrect id format for x</summary><author><name>arXiv api core</name></author></entry>`);

function feed(entries: string, total = 1): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<id>https://arxiv.org/api/x</id><title>arXiv Query</title><opensearch:totalResults>${total}</opensearch:totalResults>
${entries}
</feed>`;
}

function apiEntry(entry: Entry): string {
  const terms = entry.terms ?? ['cs.AI'];
  return `<entry><id>http://arxiv.org/abs/${entry.id}</id><title>${entry.title ?? 'A paper'}</title>
<updated>${entry.updated ?? '2026-08-18T10:00:00Z'}</updated><summary>${entry.summary ?? 'We show something.'}</summary>
${terms.map((term) => `<category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('')}
<published>${entry.published ?? '2026-08-18T10:00:00Z'}</published>
${entry.comment ? `<arxiv:comment>${entry.comment}</arxiv:comment>` : ''}${entry.doi ? `<arxiv:doi>${entry.doi}</arxiv:doi>` : ''}
<arxiv:primary_category term="${terms[0]}"/>
${(entry.authors ?? ['Ada Example']).map((name) => `<author><name>${name}</name></author>`).join('')}</entry>`;
}
