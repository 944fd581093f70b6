import { z } from 'zod';
import { requireAdmin } from '@/lib/auth/admin';
import type { Viewer } from '@/lib/auth/schema';
import { currentFeedDay } from '@/lib/dates';
import { db, type Prisma } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { requestInput } from '@/lib/ingest/request/schema';
import { isRepeatable, runScope } from '@/lib/ingest/schema';

const runNamed = z.object({ runId: z.uuid() });
const recordNamed = z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Asks for a run that the worker executes, and gives its id. The same request while it still waits is the same run.
 * Throws not_found where the viewer is no administrator, and invalid with a sentence about what is wrong.
 */
export async function requestRun(
  viewer: Viewer,
  input: unknown,
  now: Date = new Date(),
): Promise<{ runId: string }> {
  requireAdmin(viewer);
  const parsed = requestInput(env().ARXIV_CATEGORIES, currentFeedDay(now)).safeParse(input);
  if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message);
  return await ask(parsed.data, now);
}

/** Asks for the same as a run that has ended. Throws not_found, and invalid where it cannot be repeated. */
export async function requestAgain(
  viewer: Viewer,
  input: unknown,
  now: Date = new Date(),
): Promise<{ runId: string }> {
  requireAdmin(viewer);
  const { runId } = readOr404(runNamed, input);
  const run = await db().run.findUnique({ where: { id: runId, job: 'ingest' } });
  if (!run) throw new AppError('not_found');
  const request = { source: run.source ?? '', scope: runScope.parse(run.scope) };
  const ended = run.outcome === 'succeeded' || run.outcome === 'failed';
  if (!ended || !isRepeatable(request)) throw new AppError('invalid', 'This run cannot be repeated.');
  return await ask(request, now);
}

/** Throws away a record that could not be read; false where somebody did before. Throws not_found. */
export async function discardQuarantined(viewer: Viewer, input: unknown): Promise<{ discarded: boolean }> {
  requireAdmin(viewer);
  const { fingerprint } = readOr404(recordNamed, input);
  const { count } = await db().quarantine.deleteMany({ where: { fingerprint } });
  return { discarded: count > 0 };
}

type Asked = { source: string; scope: Prisma.InputJsonObject };

/** Two doors at once ask one after the other, so that the second finds what the first has written. */
async function ask({ source, scope }: Asked, now: Date): Promise<{ runId: string }> {
  const run = { job: 'ingest', source, outcome: 'requested' };
  return await db().$transaction(async (transaction) => {
    await transaction.$executeRaw`select pg_advisory_xact_lock(hashtext('request of ingest'))`;
    const waiting = await transaction.run.findFirst({ where: { ...run, scope: { equals: scope } } });
    const { id } =
      waiting ?? (await transaction.run.create({ data: { ...run, scope, requested: true, startedAt: now } }));
    return { runId: id };
  });
}

function readOr404<Shape>(shape: z.ZodType<Shape>, input: unknown): Shape {
  const parsed = shape.safeParse(input);
  if (!parsed.success) throw new AppError('not_found');
  return parsed.data;
}
