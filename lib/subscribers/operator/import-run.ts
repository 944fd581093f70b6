import { z } from 'zod';
import type { ImportRow } from '@/lib/subscribers/csv-rows';
import { type ImportCounts, importChoices, type RefusedLine } from '@/lib/subscribers/operator/schema';
import { seal, unseal } from '@/lib/subscribers/operator/seal';

export const job = 'import';

/** An import between its preview and its end, as its run keeps it: whoever is named in it lies there sealed. */
export type ImportScope = {
  state: 'preview' | 'done';
  choice: (typeof importChoices)[number];
  source: string;
  counts: ImportCounts;
  rows: ImportRow[];
  refused: RefusedLine[];
};

const kept = z.object({
  state: z.enum(['preview', 'done']),
  choice: z.enum(importChoices),
  source: z.string(),
  counts: z.object({
    ...{ rows: z.number(), new: z.number(), known: z.number() },
    ...{ unsubscribed: z.number(), suppressed: z.number(), refused: z.number() },
  }),
  sealed: z.string(),
});

export function writeScope({ rows, refused, ...scope }: ImportScope): z.infer<typeof kept> {
  return { ...scope, sealed: seal({ rows, refused }) };
}

/** Null for what is no import, or was sealed under another secret. */
export function importScope(value: unknown): ImportScope | null {
  const parsed = kept.safeParse(value);
  if (!parsed.success) return null;
  const { sealed, ...scope } = parsed.data;
  const opened = unseal(sealed) as Pick<ImportScope, 'rows' | 'refused'> | null;
  return opened && { ...scope, ...opened };
}
