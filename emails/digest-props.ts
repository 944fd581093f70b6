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

export const thanksToArxiv = 'Thank you to arXiv for use of its open access interoperability.';
