import type { Asked, Reply, startArxiv } from './server';

/** One paper as OAI-PMH states it, made from a few facts; text is given as XML has it, escaped. */
export type OaiRecord = {
  id: string;
  datestamp?: string;
  title?: string;
  authors?: string;
  abstract?: string;
  categories?: string;
  versions?: { date: string; size?: string; sourceType?: string }[];
  more?: string;
};

const earliest = '2005-09-16';
const day = '2026-08-19';
const submitted = [{ date: 'Tue, 18 Aug 2026 10:00:00 GMT', size: '90kb' }];

/**
 * arXiv's OAI-PMH at a path of the stand-in server: pages of a few records, in the order of their change, from a list that
 * may be changed while somebody pages. Tokens hold an offset, and run out when they are told to.
 */
export function serveOai(arxiv: Awaited<ReturnType<typeof startArxiv>>, path: string, pageSize = 2) {
  const records = new Map<string, OaiRecord>();
  const instead = new Map<number, Reply>();
  let generation = 1;
  let asked = 0;
  arxiv.answer(path, (request) => {
    asked += 1;
    return instead.get(asked) ?? { body: answerTo(request) };
  });

  function answerTo({ query }: Asked): string {
    const token = query.get('resumptionToken');
    const [made, text = '', offset = '0'] = token ? token.split('|') : [String(generation), query.toString()];
    if (made !== String(generation)) return oaiError('badResumptionToken', 'The token has expired.');
    const listed = matching(new URLSearchParams(text));
    if (listed.length === 0) return oaiError('noRecordsMatch', '');
    const end = Number(offset) + pageSize;
    const next = end < listed.length ? `${generation}|${text}|${end}` : '';
    return oaiAnswer(listed.slice(Number(offset), end), next);
  }

  function matching(query: URLSearchParams): OaiRecord[] {
    const [from, until] = [query.get('from') ?? earliest, query.get('until') ?? '9999-12-31'];
    const category =
      query
        .get('set')
        ?.split(':')
        .slice(1)
        .join('.')
        .replace(/^(\w+)\.\1$/, '$1') ?? '';
    return [...records.values()]
      .filter(({ datestamp = day }) => datestamp >= from && datestamp <= until)
      .filter(({ categories = 'cs.AI' }) => categories.split(' ').includes(category))
      .sort((one, two) =>
        `${one.datestamp ?? day} ${one.id}` < `${two.datestamp ?? day} ${two.id}` ? -1 : 1,
      );
  }

  return {
    put: (...list: OaiRecord[]) => {
      for (const record of list) records.set(record.id, record);
    },
    /** Answers one request, counted from 1, with something else. */
    insteadOf: (request: number, reply: Reply) => instead.set(request, reply),
    expireTokens: () => {
      generation += 1;
    },
    get requests() {
      return arxiv.asked.filter((one) => one.path === path).map(({ query }) => query);
    },
  };
}

export function oaiAnswer(records: OaiRecord[], token = ''): string {
  return envelope(`<ListRecords>${records.map(oaiRecord).join('\n')}
<resumptionToken>${token.replaceAll('&', '&amp;')}</resumptionToken></ListRecords>`);
}

export function oaiError(code: string, words: string): string {
  return envelope(`<error code="${code}">${words}</error>`);
}

export function oaiRecord(record: OaiRecord): string {
  return `<record><header><identifier>oai:arXiv.org:${record.id}</identifier>
<datestamp>${record.datestamp ?? day}</datestamp><setSpec>cs</setSpec></header>
<metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>${record.id}</id><submitter>Ada Example</submitter>
${(record.versions ?? submitted).map(versionOf).join('')}
<title>${record.title ?? 'A paper'}</title><authors>${record.authors ?? 'Ada Example and Ben Example'}</authors>
<categories>${record.categories ?? 'cs.AI'}</categories>${record.more ?? ''}
<abstract>  ${record.abstract ?? 'We show something.'}
</abstract></arXivRaw></metadata></record>`;
}

export function envelope(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-08-20T04:00:00Z</responseDate>
<request verb="ListRecords">http://oaipmh.arxiv.org/oai</request>${inside}</OAI-PMH>`;
}

function versionOf(version: { date: string; size?: string; sourceType?: string }, index: number): string {
  const { date, size = '9kb', sourceType } = version;
  const type = sourceType ? `<source_type>${sourceType}</source_type>` : '';
  return `<version version="v${index + 1}"><date>${date}</date><size>${size}</size>${type}</version>`;
}
