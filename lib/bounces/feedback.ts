import { fieldsOf, onlyOf } from '@/lib/bounces/fields';
import type { Parts } from '@/lib/bounces/message-parts';
import type { Clues, Report } from '@/lib/bounces/schema';

/** The text of a complaint's machine-readable part; null for a message that has none. */
export function feedbackPart({ parts }: Parts): string | null {
  return parts.find(({ type }) => type === 'message/feedback-report')?.text ?? null;
}

/**
 * What a receiver's feedback asks for: a complaint suppresses, not-spam never does, and the rest is the operator's to
 * look at. A report without exactly one type, agent and version is no report by its standard.
 */
export function readFeedback(text: string, clues: Clues): Report {
  const fields = fieldsOf(text);
  const [type, agent, version] = ['feedback-type', 'user-agent', 'version'].map((name) =>
    onlyOf(fields, name),
  );
  if (!type || !agent || !version) return { kind: 'notice', type: 'broken_feedback', clues };
  return feedbackOf(type, agent, clues);
}

/** The same by its bare type, as providers give it. */
export function feedbackOf(type: string, agent: string | null, clues: Clues): Report {
  const name = type.trim().toLowerCase();
  if (name !== 'abuse') return { kind: 'notice', type: notices[name] ?? 'other_feedback', clues };
  const finding = { type: 'complaint', points: 0, code: 'abuse', diagnostic: agent } as const;
  return { kind: 'bounce', finding, clues };
}

const notices: Record<string, string> = {
  'not-spam': 'not_spam',
  fraud: 'fraud',
  virus: 'virus',
  'auth-failure': 'auth_failure',
};
