import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { respond } from '@/lib/http/respond';

describe('the answer of a route handler', () => {
  test('is the value as JSON, or the response as it is', async () => {
    expect(await (await respond(async () => ({ upvotes: 3 }))).json()).toEqual({ upvotes: 3 });
    const own = new Response('text', { status: 202 });
    expect(await respond(async () => own)).toBe(own);
  });

  test('to a known error is its status and its sentence', async () => {
    const answer = await respond(async () => {
      throw new AppError('paper_not_found');
    });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: 'This paper is not in the catalogue.' });
  });

  test('to a wrong body is 400', async () => {
    const answer = await respond(async () => z.object({ tags: z.array(z.string()) }).parse({}));
    expect(answer.status).toBe(400);
  });

  test('to a fault of ours tells nothing of its inside, and the fault is logged', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answer = await respond(async () => {
      throw new Error('password of the database');
    });
    const lines = written.mock.calls.join('');
    vi.restoreAllMocks();
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('password');
    expect(lines).toContain('password of the database');
  });
});
