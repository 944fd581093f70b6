import type { DigestContent, DigestPaper } from '@/lib/digest/schema';

/** Where the edition stands on the web. */
export function editionUrl(siteUrl: string, { kind, periodStart }: DigestContent): string {
  return `${siteUrl}/digest/${kind}/${periodStart}`;
}

export function paperUrl(siteUrl: string, { id }: Pick<DigestPaper, 'id'>): string {
  return `${siteUrl}/papers/${id}`;
}

/** The words of the link to the web edition, which say when it holds more than was shown. */
export function moreThan(shown: number, { total }: DigestContent): string {
  return total > shown ? `All ${total.toLocaleString('en-US')} papers` : 'The web edition';
}
