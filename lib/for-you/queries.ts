import type { Viewer } from '@/lib/auth/schema';
import { vectorsOf } from '@/lib/embedding/queries';
import { readSummaries } from '@/lib/entries/queries';
import { AppError } from '@/lib/errors';
import { listCandidates } from '@/lib/for-you/candidate-queries';
import { compareAll, type Likeness, likenessOf } from '@/lib/for-you/likeness';
import { type LikedPaper, type Profile, readProfile } from '@/lib/for-you/profile-queries';
import { type ForYouPage, mostPages, pageSize } from '@/lib/for-you/schema';
import { type Candidate, type Liked, rank } from '@/lib/for-you/scoring';
import { log } from '@/lib/log';

const fieldShare = 0.1;

/**
 * One page of what the viewer may like to read, with the reasons; pages begin at 1. Null for a viewer who follows
 * nothing and has neither saved nor voted. Throws signed_out.
 */
export async function readForYou(
  viewer: Viewer,
  page: number,
  now: Date = new Date(),
): Promise<ForYouPage | null> {
  if (!viewer) throw new AppError('signed_out');
  const profile = await readProfile(viewer);
  if (profile.follows.length === 0 && profile.liked.length === 0) return null;
  const candidates = await listCandidates(viewer.userId, profile.follows, now);
  const likeness = await readLikeness(candidates, profile.liked);
  const ranked = rank(candidates, toLiked(profile.liked), likeness ?? new Map());
  return toPage(ranked.slice(0, pageSize * mostPages), page, profile, likeness !== null);
}

async function toPage(
  ranked: ReturnType<typeof rank>,
  page: number,
  { follows, liked }: Profile,
  likeness: boolean,
): Promise<ForYouPage> {
  const shown = ranked.slice((page - 1) * pageSize, page * pageSize);
  const causes = new Map(shown.map((one) => [one.id, one.causes]));
  const papers = await readSummaries(shown);
  return {
    entries: papers.map((paper) => ({ paper, causes: causes.get(paper.id) ?? [] })),
    page,
    pages: Math.max(1, Math.ceil(ranked.length / pageSize)),
    total: ranked.length,
    follows,
    liked: liked.length,
    likeness,
  };
}

/** Null where there are no vectors: the page then goes by follows, fields and votes alone. */
async function readLikeness(
  candidates: Candidate[],
  liked: LikedPaper[],
): Promise<Map<string, Likeness> | null> {
  if (liked.length === 0 || candidates.length === 0) return null;
  try {
    const ids = liked.map(({ id }) => id);
    const vectors = await vectorsOf([...ids, ...candidates.map(({ id }) => id)]);
    const own = new Map(ids.flatMap((id) => pair(id, vectors)));
    const others = new Map(candidates.flatMap(({ id }) => pair(id, vectors)));
    return own.size === 0 || others.size === 0 ? null : likenessOf(compareAll(others, own));
  } catch (error) {
    log('warn', 'for_you_without_likeness', { error });
    return null;
  }
}

function pair(id: string, vectors: Map<string, Float32Array>): [string, Float32Array][] {
  const vector = vectors.get(id);
  return vector ? [[id, vector]] : [];
}

/** A category counts as the viewer's own from a tenth of the papers they like. */
function toLiked(liked: LikedPaper[]): Liked {
  const counts = new Map<string, number>();
  for (const { primaryCategory } of liked)
    counts.set(primaryCategory, (counts.get(primaryCategory) ?? 0) + 1);
  const fields = [...counts].filter(([, count]) => count >= fieldShare * liked.length).map(([code]) => code);
  return { titles: new Map(liked.map(({ id, title }) => [id, title])), fields: new Set(fields) };
}
