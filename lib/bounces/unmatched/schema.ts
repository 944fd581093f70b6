import { z } from 'zod';

/** A report that came in and is kept whole, since it belongs to no delivery or says something grave. */
export type ReportShown = {
  fingerprint: string;
  provider: string;
  type: string;
  /** Its beginning. */
  raw: string;
  rawLength: number;
  matched: boolean;
  at: string;
};

export const reportNamed = z.object({ fingerprint: z.string().min(1).max(300) });
