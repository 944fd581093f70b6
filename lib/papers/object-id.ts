import { createHash } from 'node:crypto';

/** The 24 hexadecimal digits by which programs know a thing: always the same for the same kind and key. */
export function objectId(kind: 'paper' | 'author' | 'user' | 'discussion' | 'comment', key: string): string {
  return createHash('sha256').update(`${kind}\n${key}`).digest('hex').slice(0, 24);
}

/** The id of the author in this place (from 0) of a paper. */
export function authorObjectId(paperId: string, place: number): string {
  return objectId('author', `${paperId}\n${place}`);
}
