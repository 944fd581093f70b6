export type Query = { p?: string | string[] };

/** The page asked for, from 1; what is no number is the first. */
export function pageNumber({ p }: Query): number {
  return typeof p === 'string' && /^[1-9]\d{0,3}$/.test(p) ? Number(p) : 1;
}
