import { unstable_rethrow } from 'next/navigation';
import { ZodError } from 'zod';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

/**
 * Runs the work of a route handler: a Response passes through, any other value is answered as JSON, and an error
 * becomes its status with `{ error: sentence }`.
 */
export async function respond(work: () => Promise<unknown>): Promise<Response> {
  try {
    const answer = await work();
    return answer instanceof Response ? answer : Response.json(answer ?? {});
  } catch (error) {
    unstable_rethrow(error);
    return refuse(error);
  }
}

function refuse(error: unknown): Response {
  const known = toAppError(error);
  if (known.status >= 500) log('error', 'request_failed', { code: known.code, error });
  return Response.json({ error: known.sentence, code: known.code }, { status: known.status });
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) return new AppError('invalid', undefined, { cause: error });
  return new AppError('unexpected', undefined, { cause: error });
}
