import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Breaker } from '@/lib/embedding/http/breaker';
import { askDimension, httpEmbedder } from '@/lib/embedding/http/embedder';
import { providerModelId } from '@/lib/embedding/http/settings';

type Answer = (texts: string[], response: ServerResponse, request: IncomingMessage) => void;

const asked: { model: string; input: string[]; key: string | undefined }[] = [];
let answers: Answer[] = [];
let url = '';
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const { model, input } = JSON.parse(body);
    asked.push({ model, input, key: request.headers.authorization });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(input, response, request);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  answers = [well];
});

const send = (response: ServerResponse, body: unknown, status = 200, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const vectorOf = (text: string) => [text.length, 1, 0];
/** As providers do: with indices, and in an order of their own. */
const well: Answer = (texts, response) =>
  send(response, {
    object: 'list',
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) })).reverse(),
    usage: { prompt_tokens: 5 },
  });
const refuse =
  (status: number, headers = {}): Answer =>
  (_, response) =>
    send(response, { error: { message: 'no' } }, status, headers);
const give =
  (embedding: unknown): Answer =>
  (texts, response) =>
    send(response, { data: texts.map((_, index) => ({ index, embedding })) });
const silent: Answer = () => {};

const provider = () => ({ url, model: 'small', key: 'secret-key-of-tests' });
const embedder = (pace = {}) =>
  httpEmbedder(
    provider(),
    { id: 'http:small', dim: 3 },
    { waitMs: 1, queryMs: 100, passageMs: 100, ...pace },
  );
const texts = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];

test('passages go in batches, with the key, and come back in order with length 1', async () => {
  const vectors = await embedder({ batch: 2 }).embed(texts, 'passage');
  expect(asked.map(({ input }) => input)).toEqual([['a', 'bb'], ['ccc', 'dddd'], ['eeeee']]);
  expect(asked[0]).toMatchObject({ model: 'small', key: 'Bearer secret-key-of-tests' });
  expect(vectors.map(([x = 0, y = 1]) => Math.round(x / y))).toEqual([1, 2, 3, 4, 5]);
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
});

test('the dimension is asked of the provider', async () => {
  expect(await askDimension(provider())).toBe(3);
});

test('passages are tried again when there are too many or the server fails', async () => {
  answers = [refuse(429, { 'retry-after': '0' }), refuse(500), refuse(503), well];
  expect(await embedder().embed(['a'], 'passage')).toHaveLength(1);
  expect(asked).toHaveLength(4);
});

test('the wait that a provider asks for is kept', async () => {
  answers = [refuse(429, { 'retry-after': '1' }), well];
  const begun = performance.now();
  await embedder().embed(['a'], 'passage');
  expect(performance.now() - begun).toBeGreaterThan(950);
});

test('a slow provider is tried again, and given up at last', async () => {
  answers = [silent];
  await expect(embedder({ tries: 2 }).embed(['a'], 'passage')).rejects.toThrow('took too long');
  expect(asked).toHaveLength(2);
});

test('what will not get better is not tried again', async () => {
  const wrong: [Answer, string][] = [
    [refuse(401), 'answered 401'],
    [refuse(400), 'answered 400'],
    [give([1, 2]), '2 numbers where 3 belong'],
    [give([1, null, 2]), 'no vectors'],
    [give(['NaN', 1, 2]), 'no vectors'],
    [(_, response) => send(response, { data: [] }), '0 vectors for 1 texts'],
  ];
  for (const [answer, message] of wrong) {
    asked.length = 0;
    answers = [answer];
    await expect(embedder().embed(['a'], 'passage')).rejects.toThrow(message);
    expect(asked).toHaveLength(1);
  }
});

test('numbers that JSON cannot hold are refused', async () => {
  answers = [(_, response) => response.writeHead(200).end('{"data":[{"index":0,"embedding":[NaN,1,2]}]}')];
  await expect(embedder({ tries: 1 }).embed(['a'], 'passage')).rejects.toThrow('no JSON');
  answers = [(_, response) => response.writeHead(200).end('{"data":[{"index":0,"embedding":[1e999,1,2]}]}')];
  await expect(embedder({ tries: 1 }).embed(['a'], 'passage')).rejects.toThrow();
});

test('a query is asked once, remembered, and after three failures not asked at all', async () => {
  const one = embedder();
  await one.embed(['robots'], 'query');
  await one.embed(['robots'], 'query');
  expect(asked).toHaveLength(1);
  answers = [silent];
  for (const text of ['x', 'y', 'z', 'never sent']) await one.embed([text], 'query').catch(() => null);
  expect(asked.map(({ input }) => input[0])).toEqual(['robots', 'x', 'y', 'z']);
  expect(await one.embed(['robots'], 'query')).toHaveLength(1);
});

test('no error names the key', async () => {
  for (const answer of [refuse(401), give([1]), silent]) {
    answers = [answer];
    const error = await embedder({ tries: 1 })
      .embed(['a'], 'passage')
      .catch((reason: Error) => reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret-key');
  }
});

test('a provider that failed three times rests for half a minute', () => {
  let now = 0;
  const breaker = new Breaker(() => now);
  breaker.failed();
  breaker.failed();
  expect(breaker.isResting).toBe(false);
  breaker.failed();
  expect(breaker.isResting).toBe(true);
  now = 30_001;
  expect(breaker.isResting).toBe(false);
  breaker.failed();
  expect(breaker.isResting).toBe(true);
  breaker.succeeded();
  expect(breaker.isResting).toBe(false);
});

test('another model or address is another model', () => {
  const one = providerModelId({ url, model: 'small', key: 'a' });
  expect(providerModelId({ url, model: 'small', key: 'b' })).toBe(one);
  expect(providerModelId({ url, model: 'large', key: 'a' })).not.toBe(one);
  expect(providerModelId({ url: `${url}/2`, model: 'small', key: 'a' })).not.toBe(one);
});
