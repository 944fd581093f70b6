import { receiveFact } from '@/lib/bounces/commands';
import type { Provider, ProviderRequest } from '@/lib/bounces/providers/provider';
import { ses } from '@/lib/bounces/providers/ses';
import type { Received } from '@/lib/bounces/schema';
import { AppError } from '@/lib/errors';

/** A provider is one file and its line here. */
const providers: Record<string, Provider> = { ses: ses() };

/** Acts on what a provider reports. Throws AppError 'not_found' for a provider that nobody has written. */
export async function receiveFromProvider(name: string, request: ProviderRequest): Promise<Received[]> {
  const provider = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (!provider) throw new AppError('not_found');
  return receiveFrom(provider, request);
}

/** The same for a provider at hand. */
export async function receiveFrom(provider: Provider, request: ProviderRequest): Promise<Received[]> {
  const received: Received[] = [];
  for (const fact of await provider.read(request)) received.push(await receiveFact(fact, provider.name));
  return received;
}
