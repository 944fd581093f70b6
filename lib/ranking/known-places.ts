import { cacheLife } from 'next/cache';
import { db } from '@/lib/db';

/** Whether a place to read on from is a paper's, and not made up: every made-up address would be a page to keep. */
export async function isKnownPlace({ id, tie }: { id: string; tie: string }): Promise<boolean> {
  'use cache';
  cacheLife('minutes');
  const paper = await db().paper.findUnique({ where: { id }, select: { tie: true } });
  return paper?.tie === tie;
}
