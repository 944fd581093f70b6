import { createHash } from 'node:crypto';
import { env } from '@/lib/env';

/** An endpoint that speaks OpenAI's /embeddings, as also TEI and Ollama do. */
export type Provider = { url: string; model: string; key: string | null };

/** The configured provider; null unless EMBEDDINGS is http. */
export function providerOf(): Provider | null {
  const { EMBEDDINGS, EMBEDDING_URL: url, EMBEDDING_MODEL: model, EMBEDDING_KEY: key } = env();
  if (EMBEDDINGS !== 'http' || !url || !model) return null;
  return { url: url.endsWith('/embeddings') ? url : `${url}/embeddings`, model, key: key ?? null };
}

/** Names the provider's model, so that another address or model begins anew. Holds no key. */
export function providerModelId({ url, model }: Provider): string {
  return `http:${model}:${createHash('sha256').update(`${url} ${model}`).digest('hex').slice(0, 8)}`;
}
