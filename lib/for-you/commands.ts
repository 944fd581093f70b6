import type { Viewer } from '@/lib/auth/schema';
import { AppError } from '@/lib/errors';
import { follow, setMail, unfollow } from '@/lib/follows/commands';
import { listFollowed } from '@/lib/follows/queries';
import type { FollowTarget } from '@/lib/follows/schema';
import { interestsInput, type Outcome } from '@/lib/for-you/schema';

/** Follows the chosen categories and words, without mail: that is switched on where follows are kept. Throws signed_out. */
export async function chooseInterests(viewer: Viewer, input: unknown): Promise<Outcome> {
  const before = await idsOf(viewer);
  const parsed = interestsInput.safeParse(input);
  if (!parsed.success) return 'some';
  const { categories, words } = parsed.data;
  const wanted: FollowTarget[] = [
    ...categories.map((target) => ({ kind: 'category' as const, target })),
    ...words.map((target) => ({ kind: 'search' as const, target })),
  ];
  if (wanted.length === 0) return 'nothing';
  let done = 0;
  for (const target of wanted) if (await followOne(viewer, target)) done += 1;
  const added = [...(await idsOf(viewer))].filter((id) => !before.has(id));
  for (const id of added) await setMail(viewer, { id, mail: 'off' });
  return done === wanted.length ? 'chosen' : 'some';
}

/** Ends everything the viewer follows. Throws signed_out. */
export async function forgetFollows(viewer: Viewer): Promise<Outcome> {
  for (const id of await idsOf(viewer)) await unfollow(viewer, { id });
  return 'forgotten';
}

async function followOne(viewer: Viewer, target: FollowTarget): Promise<boolean> {
  try {
    return (await follow(viewer, target)) === 'followed';
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return false;
    throw error;
  }
}

async function idsOf(viewer: Viewer): Promise<Set<string>> {
  return new Set((await listFollowed(viewer)).map(({ id }) => id));
}
