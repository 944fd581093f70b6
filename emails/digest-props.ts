import type { DigestContent } from '@/lib/digest/schema';

export type DigestProps = DigestContent & {
  subject: string;
  siteName: string;
  siteUrl: string;
  contact: string | null;
  postalAddress: string | null;
  webUrl: string;
  unsubscribeUrl: string;
  preferencesUrl: string;
};

/** The words of the link below a reader's alerts. */
export function moreAlerts({ papers, total }: NonNullable<DigestContent['alerts']>): string {
  const more = total - papers.length;
  return more > 0 ? `${more} more new papers, and all you follow` : 'All you follow';
}

export const thanksToArxiv = 'Thank you to arXiv for use of its open access interoperability.';
