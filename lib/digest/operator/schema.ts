import { z } from 'zod';
import type { Day } from '@/lib/dates';
import type { EditionKind } from '@/lib/digest/schema';

/** The states of a delivery, in the order in which they are told: done, given up, on the way. */
export const deliveryStates = [
  'sent',
  'failed',
  'unknown',
  'suppressed',
  'cancelled',
  'skipped_late',
  'sending',
  'claimed',
  'retry',
  'pending',
] as const;
export const deliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof deliveryState>;
export const openStates: readonly DeliveryState[] = ['sending', 'claimed', 'retry', 'pending'];

export type StateCounts = Record<DeliveryState, number>;

/** An edition as the operator sees it. Moments are ISO strings. */
export type EditionShown = {
  id: string;
  kind: EditionKind;
  periodStart: Day;
  papers: number;
  frozenAt: string;
  closedAt: string | null;
  heldAt: string | null;
  abortedAt: string | null;
  stoppedBecause: string | null;
  counts: StateCounts;
  candidates: number;
  open: number;
  /** Whether mail of it is open or may still come to be: it can be paused or aborted. */
  active: boolean;
  /** Since when the oldest of its open deliveries has been due; null where none is open. */
  waitingSince: string | null;
};

export type DeliveryShown = {
  number: string;
  /** Masked; null for a reader who was erased. */
  address: string | null;
  status: DeliveryState;
  reason: string | null;
  attempt: number;
  dueAt: string;
  notBefore: string;
  finishedAt: string | null;
  smtpCode: number | null;
  enhancedCode: string | null;
  response: string | null;
  bounced: boolean;
  complained: boolean;
  /** Whether an unknown one may be sent again: the reader is still there and still wants this kind. */
  resendable: boolean;
};

export type PostOfEdition = {
  channel: string;
  status: string;
  reason: string | null;
  httpStatus: number | null;
};

export type DigestRunShown = {
  startedAt: string;
  finishedAt: string | null;
  outcome: string;
  reason: string | null;
  counts: Record<string, number>;
};

export type ReportsOfDay = { day: Day; bounces: number; complaints: number };

/** How many papers a preview shows: one of these. */
export const previewPapers = [5, 10, 20] as const;

export type Preview = {
  kind: EditionKind;
  periodStart: Day;
  /** Whether readers get exactly this, or it would be frozen now. */
  frozen: boolean;
  total: number;
  subject: string;
  html: string;
  text: string;
};
