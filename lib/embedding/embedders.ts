import { httpEmbedder } from '@/lib/embedding/http/embedder';
import { providerModelId, providerOf } from '@/lib/embedding/http/settings';
import { lsaEmbedder } from '@/lib/embedding/lsa-embedder';
import { loadParams } from '@/lib/embedding/model-queries';
import type { Embedder, Model } from '@/lib/embedding/schema';

/** What embeds texts under a stored model; null where its provider is not the one that is configured. */
export async function openEmbedder(model: Model): Promise<Embedder | null> {
  if (model.kind === 'lsa') {
    const params = await loadParams(model.id);
    return params && lsaEmbedder(model.id, params);
  }
  const provider = providerOf();
  if (!provider || providerModelId(provider) !== model.id) return null;
  return httpEmbedder(provider, { id: model.id, dim: model.dim });
}
