import { saidPath, takeFollowForm } from '@/app/follows/own-form';
import { AppError } from '@/lib/errors';
import { follow } from '@/lib/follows/commands';

/** The button of an author, a category or a search, for browsers without JavaScript. */
export function POST(request: Request): Promise<Response> {
  return takeFollowForm(request, async (viewer, fields) => {
    try {
      return saidPath(await follow(viewer, fields));
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid') return saidPath('unreadable');
      throw error;
    }
  });
}
