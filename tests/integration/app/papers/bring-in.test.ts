import { beforeAll, expect, test } from 'vitest';
import { POST } from '@/app/papers/index/bring-in/route';
import { db } from '@/lib/db';
import { insertPaper } from '@/tests/support/papers';

const site = 'http://localhost:3000';

const send = (arxivId: string, origin = site) =>
  POST(
    new Request(`${site}/papers/index/bring-in`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ arxivId }),
    }),
  );

const goesTo = (response: Response) => {
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
};

beforeAll(async () => {
  await insertPaper({ id: '2409.00001' });
});

test('a paper that is here already is shown without asking arXiv', async () => {
  expect(goesTo(await send('https://arxiv.org/abs/2409.00001v2')).pathname).toBe('/papers/2409.00001');
});

test('what is no id leads back to the form with what was typed', async () => {
  const back = goesTo(await send('attention'));
  expect(back.pathname).toBe('/papers/index');
  expect(Object.fromEntries(back.searchParams)).toEqual({ arxivId: 'attention', problem: 'invalid' });
});

test('another site cannot press the button', async () => {
  expect(goesTo(await send('2409.00001', 'https://elsewhere.example')).searchParams.get('problem')).toBe(
    'forbidden',
  );
});

test('nobody waits behind a long queue', async () => {
  await db().politeness.create({ data: { service: 'arxiv', nextAt: new Date(Date.now() + 60_000) } });
  expect(goesTo(await send('2409.00002')).searchParams.get('problem')).toBe('too_many');
});
