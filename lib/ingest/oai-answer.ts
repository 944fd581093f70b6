import { oneLine } from '@/lib/ingest/fields';
import { child, children, type Element, parseXml, textOf } from '@/lib/ingest/xml';
import { parseArxivId } from '@/lib/papers/arxiv-id';

/** The place in a list has run out or is unknown: the list has to be asked for again from its beginning. */
export class BadResumptionToken extends Error {
  override readonly name = 'BadResumptionToken';
}

/** What an answer lists: its records or headers, what was deleted, and the token of the next page; null at the end. */
export type OaiAnswer = { items: Element[]; deleted: string[]; token: string | null };

const lists = ['ListRecords', 'GetRecord', 'ListIdentifiers'];

/**
 * Reads the envelope of an OAI-PMH answer. Nothing that matches is an empty list. Errors come with HTTP status 200: throws
 * BadResumptionToken, an Error with arXiv's own words, or an Error where the answer is cut off or no OAI-PMH.
 */
export function readOaiAnswer(body: string): OaiAnswer {
  const root = parseXml(body);
  if (root.name !== 'OAI-PMH') throw new Error(`The answer is not OAI-PMH: it begins with <${root.name}>.`);
  const list = root.children.find(({ name }) => lists.includes(name));
  if (!list) return emptyUnlessRefused(root);
  const items = children(list, list.name === 'ListIdentifiers' ? 'header' : 'record');
  return {
    items: items.filter((item) => !isDeleted(item)),
    deleted: items.filter(isDeleted).flatMap((item) => idIn(item) ?? []),
    token: textOf(list, 'resumptionToken'),
  };
}

/** The header of a record; a list of identifiers holds nothing but headers. */
export function headerOf(item: Element): Element | undefined {
  return item.name === 'header' ? item : child(item, 'header');
}

function emptyUnlessRefused(root: Element): OaiAnswer {
  const errors = children(root, 'error');
  const codes = errors.map(({ attributes }) => attributes.code ?? 'error');
  if (codes.includes('badResumptionToken'))
    throw new BadResumptionToken('arXiv no longer knows this place in the list.');
  if (codes.length === 0) throw new Error('The answer holds neither records nor an error.');
  if (codes.every((code) => code === 'noRecordsMatch')) return { items: [], deleted: [], token: null };
  const words = errors.map(({ text }) => oneLine(text)).filter(Boolean);
  throw new Error(
    `arXiv refused (${codes.join(', ')}): ${words.join(' ') || 'no reason given'}.`.replace('..', '.'),
  );
}

function isDeleted(item: Element): boolean {
  return headerOf(item)?.attributes.status === 'deleted';
}

function idIn(item: Element): string | null {
  const header = headerOf(item);
  return header ? (parseArxivId(textOf(header, 'identifier') ?? '')?.id ?? null) : null;
}
