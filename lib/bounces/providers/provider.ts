import type { ReportedFact } from '@/lib/bounces/schema';

/** What a provider sends: its headers, so that it can prove itself, and the body as it came. */
export type ProviderRequest = { headers: Headers; body: Buffer };

/**
 * A mail provider that reports by HTTP. `read` checks that the request is the provider's own, throws AppError
 * 'unauthorized' or 'invalid' where it is not, and says what it reports; nothing for what only greets.
 */
export type Provider = {
  name: string;
  read(request: ProviderRequest): Promise<ReportedFact[]>;
};
