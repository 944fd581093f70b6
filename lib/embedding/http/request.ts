import { z } from 'zod';
import type { Provider } from '@/lib/embedding/http/settings';
import { unit } from '@/lib/embedding/lsa/model';

/** Why a provider gave no vectors; never holds the key. `retryMs` is null where trying again is of no use. */
export class ProviderError extends Error {
  constructor(
    message: string,
    readonly retryMs: number | null,
  ) {
    super(message);
  }
}

const answer = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()).min(1) })),
});
const mostBytes = 64 * 1024 * 1024;
const longestWaitMs = 60_000;

/** One request: the vectors of these texts, of length 1, in order. Throws ProviderError. `dim` null takes any. */
export async function askProvider(
  { url, model, key }: Provider,
  texts: string[],
  { dim, timeoutMs }: { dim: number | null; timeoutMs: number },
): Promise<Float32Array[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ model, input: texts }),
    signal: AbortSignal.timeout(timeoutMs),
    cache: 'no-store',
    redirect: 'error',
  }).catch(unreachable);
  if (!response.ok) throw await refused(response);
  return readVectors(await readBody(response), texts.length, dim);
}

function unreachable(error: unknown): never {
  const { name, cause } = Object(error);
  const reason = name === 'TimeoutError' ? 'took too long' : String(Object(cause).code ?? name);
  throw new ProviderError(`The provider could not be asked: ${reason}`, 0);
}

async function refused(response: Response): Promise<ProviderError> {
  await response.body?.cancel();
  const isPassing = response.status === 429 || response.status === 408 || response.status >= 500;
  const retryMs = isPassing ? waitAsked(response.headers.get('retry-after')) : null;
  return new ProviderError(`The provider answered ${response.status}`, retryMs);
}

/** Seconds, or a date; at most a minute. */
function waitAsked(header: string | null): number {
  if (!header) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(longestWaitMs, Math.max(0, ms)) : 0;
}

async function readBody(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > mostBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    unreachable(error);
  }
  if (size > mostBytes) throw new ProviderError('The provider answered more than 64 MB', null);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ProviderError('The provider answered no JSON', 0);
  }
}

function readVectors(body: unknown, count: number, dim: number | null): Float32Array[] {
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw new ProviderError('The provider answered no vectors', null);
  const { data } = parsed.data;
  if (data.length !== count)
    throw new ProviderError(`The provider answered ${data.length} vectors for ${count} texts`, null);
  const ordered = data.map(({ index, embedding }, place) => ({ place: index ?? place, embedding }));
  ordered.sort((a, b) => a.place - b.place);
  return ordered.map(({ embedding }) => checked(embedding, dim ?? data[0]?.embedding.length ?? 0));
}

function checked(embedding: number[], dim: number): Float32Array {
  if (embedding.length !== dim)
    throw new ProviderError(`The provider answered ${embedding.length} numbers where ${dim} belong`, null);
  if (!embedding.every(Number.isFinite)) throw new ProviderError('The provider answered no numbers', null);
  return unit(Float32Array.from(embedding));
}
