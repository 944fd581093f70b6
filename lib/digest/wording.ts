import { addDays, type Day, formatDay } from '@/lib/dates';
import type { DigestContent } from '@/lib/digest/schema';

const subjectLimit = 76;

/** "10 trending papers, October 29: Small-scale proxies …", cut at a word. Only chosen papers are called trending. */
export function subjectOf(content: DigestContent): string {
  const { papers, chosen, alerts } = content;
  if (papers.length === 0 && alerts) return alertsSubject(alerts, shortPeriod(content));
  const lead = `${chosen > 0 ? count(chosen, 'trending paper') : count(papers.length, 'new paper')}, ${shortPeriod(content)}`;
  const first = papers[0]?.title;
  return first ? cut(`${lead}: ${first}`, subjectLimit) : lead;
}

function alertsSubject({ papers, total }: NonNullable<DigestContent['alerts']>, period: string): string {
  const lead = `${count(total, 'new paper')} you follow, ${period}`;
  return papers[0] ? cut(`${lead}: ${papers[0].title}`, subjectLimit) : lead;
}

/** "Thursday, October 29", or "October 26 to November 1" for a week; in the language given. */
export function headlineOf({ kind, periodStart, locale }: Period): string {
  if (kind === 'weekly') return shortPeriod({ kind, periodStart, ...(locale ? { locale } : {}) });
  return formatDay(periodStart, { weekday: 'long', month: 'long', day: 'numeric' }, locale);
}

export function shortPeriod({ kind, periodStart, locale }: Period): string {
  const monthDay = { month: 'long', day: 'numeric' } as const;
  const first = formatDay(periodStart, monthDay, locale);
  if (kind !== 'weekly') return first;
  const last = formatDay(addDays(periodStart, 6), monthDay, locale);
  return !locale || locale.startsWith('en') ? `${first} to ${last}` : `${first} – ${last}`;
}

type Standing = { shown: number; chosen: number; matching: number; total: number; filtered: boolean };

/** What the line under the headline says. */
export function standingOf({ shown, chosen, matching, total, filtered }: Standing): string {
  if (shown === 0) return `No paper of this edition meets your choice from ${total}`;
  const papers = matching > shown ? `${shown} of ${count(matching, 'paper')}` : count(shown, 'paper');
  const order =
    chosen === 0
      ? `New, no votes yet: ${papers}`
      : chosen < shown
        ? `${papers}, the ${chosen === 1 ? 'one' : spelled(chosen)} chosen first`
        : `${papers}, most votes first`;
  return filtered ? `${order}, by your choice from ${total}` : order;
}

function spelled(number: number): string {
  const words = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return words[number - 2] ?? String(number);
}

/** The first names and how many more: "Mitchell Wortsman, Peter J. Liu, Lechao Xiao and 13 more". */
export function authorLine(authors: string[]): string {
  if (authors.length <= 4) return authors.join(', ');
  return `${authors.slice(0, 3).join(', ')} and ${authors.length - 3} more`;
}

/** The first two sentences, at most `limit` characters, cut at a word. */
export function openingOf(abstract: string, limit = 360): string {
  const sentences: string[] = [];
  for (const piece of splitSentences(abstract)) {
    const last = sentences.at(-1);
    if (last !== undefined && continues(last, piece)) sentences[sentences.length - 1] = last + piece;
    else if (sentences.length === 2) break;
    else sentences.push(piece);
  }
  return cut(sentences.join('').replace(/\s+/g, ' ').trim(), limit);
}

/** "128 votes, 2 comments"; nothing where there are none. */
export function tally(paper: { upvotes: number; commentCount: number }): string {
  const parts = [];
  if (paper.upvotes > 0) parts.push(count(paper.upvotes, 'vote'));
  if (paper.commentCount > 0) parts.push(count(paper.commentCount, 'comment'));
  return parts.join(', ');
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

type Period = { kind: string; periodStart: Day; locale?: string };

const abbreviation =
  /(?:\b(?:e\.g|i\.e|et al|cf|vs|resp|approx|Fig|Eq|Sec|Dr|etc|w\.r\.t|a\.k\.a)|\b[A-Z])\.\s*$/;

function continues(before: string, next: string): boolean {
  return abbreviation.test(before) || /^[a-z]/.test(next);
}

function splitSentences(text: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const whole = text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
  return `${whole.replace(/\s+\S*$/, '').replace(/[\s,;:.–-]+$/, '')}…`;
}
