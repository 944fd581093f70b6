import { Breaker } from '@/lib/embedding/http/breaker';
import { askProvider, ProviderError } from '@/lib/embedding/http/request';
import type { Provider } from '@/lib/embedding/http/settings';
import type { Embedder } from '@/lib/embedding/schema';

type Pace = { batch?: number; tries?: number; waitMs?: number; queryMs?: number; passageMs?: number };

const longestText = 8_000;
const rememberedQueries = 500;

/**
 * A provider by URL. A query waits 1.5 s at most and is not repeated; passages go in batches of 32, wait 30 s and are
 * tried five times, with growing pauses or as the provider asks. Throws ProviderError.
 */
export function httpEmbedder(
  provider: Provider,
  { id, dim }: { id: string; dim: number },
  pace: Pace = {},
): Embedder {
  const breaker = new Breaker();
  const remembered = new Map<string, Float32Array>();
  return {
    id,
    dim,
    reads: 'text',
    embed: (texts, kind) =>
      kind === 'query'
        ? Promise.all(texts.map((text) => embedQuery(provider, text, { dim, breaker, remembered, pace })))
        : embedPassages(provider, texts, dim, pace),
  };
}

/** How many numbers the provider's vectors have. */
export async function askDimension(provider: Provider): Promise<number> {
  const [vector] = await askAgain(provider, ['dimension'], null, {});
  return vector?.length ?? 0;
}

type Memory = { dim: number; breaker: Breaker; remembered: Map<string, Float32Array>; pace: Pace };

async function embedQuery(provider: Provider, text: string, memory: Memory): Promise<Float32Array> {
  const { dim, breaker, remembered, pace } = memory;
  const known = remembered.get(text);
  if (known) return known;
  if (breaker.isResting) throw new ProviderError('The provider has failed and is left alone', null);
  try {
    const [vector] = await askProvider(provider, [text], { dim, timeoutMs: pace.queryMs ?? 1_500 });
    breaker.succeeded();
    if (!vector) throw new ProviderError('The provider answered no vector', null);
    remember(remembered, text, vector);
    return vector;
  } catch (error) {
    breaker.failed();
    throw error;
  }
}

function remember(remembered: Map<string, Float32Array>, text: string, vector: Float32Array): void {
  remembered.set(text, vector);
  const [oldest] = remembered.keys();
  if (remembered.size > rememberedQueries && oldest !== undefined) remembered.delete(oldest);
}

async function embedPassages(provider: Provider, texts: string[], dim: number, pace: Pace) {
  const vectors: Float32Array[] = [];
  const batch = pace.batch ?? 32;
  for (let start = 0; start < texts.length; start += batch) {
    const some = texts.slice(start, start + batch).map((text) => text.slice(0, longestText));
    vectors.push(...(await askAgain(provider, some, dim, pace)));
  }
  return vectors;
}

async function askAgain(
  provider: Provider,
  texts: string[],
  dim: number | null,
  { tries = 5, waitMs = 1_000, passageMs = 30_000 }: Pace,
): Promise<Float32Array[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askProvider(provider, texts, { dim, timeoutMs: passageMs });
    } catch (error) {
      const isHopeless = !(error instanceof ProviderError) || error.retryMs === null;
      if (isHopeless || attempt >= tries) throw error;
      await pause(Math.max(error.retryMs ?? 0, waitMs * 2 ** (attempt - 1)));
    }
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
