import type { BounceType } from '@/lib/subscribers/bounce-commands';

/** What may tell which delivery a report is about; none of it counts before its check is computed again. */
export type Clues = {
  /** Addresses it was sent to or that the returned mail came from: one may be a return path. */
  addresses: string[];
  /** Unsubscribe tokens of the returned mail. */
  tokens: string[];
  edition: EditionName | null;
};

export type EditionName = { kind: 'daily' | 'weekly'; periodStart: string };

/** What a report says about an address. */
export type Finding = { type: BounceType; points: number; code: string | null; diagnostic: string | null };

export type Report =
  | { kind: 'bounce'; finding: Finding; clues: Clues }
  /** For the operator to look at; it never suppresses. */
  | { kind: 'notice'; type: string; clues: Clues }
  | { kind: 'unsubscribe'; token: string }
  | { kind: 'nothing'; because: string };

/** A report with what it is known by, so that it counts once. */
export type ReportedFact = {
  fingerprint: string;
  raw: string;
  /** dsn, arf, or a provider's name. */
  source: string;
  report: Report;
};

/** What came of a report: one word for programs and lists. */
export type Received = {
  outcome: 'recorded' | 'suppressed' | 'unsubscribed' | 'unmatched' | 'repeated' | 'nothing';
  type: string;
};
