/** The feed that arXiv sent before 2024, made from a few facts; text is given as the feed has it, escaped. */
export type RdfItem = { title?: string; ending: string; abstract?: string; creators?: string };

export function rdfFeed(items: RdfItem[], date = '2018-05-23T20:30:00-05:00'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://arxiv.org/"><title>hep-ex updates on arXiv.org</title><dc:date>${date}</dc:date></channel>
<image rdf:about="http://arxiv.org/icons/sfx.gif"><title>arXiv.org</title></image>
${items.map(rdfItem).join('\n')}
</rdf:RDF>`;
}

function rdfItem({
  title = 'A paper',
  ending,
  abstract = 'We show something.',
  creators = 'Ada Example',
}: RdfItem) {
  return `<item rdf:about="x"><title>${title}. ${ending}</title><link>x</link>
<description rdf:parseType="Literal">${abstract}</description><dc:creator>${creators}</dc:creator></item>`;
}
