export type ArxivId = { id: string; version: number | null };

const wrappers = [
  /^(?:https?:\/\/)?(?:(?:www|export|browse)\.)?arxiv\.org\/(?:abs|pdf|html|format|src|e-print)\//i,
  /^(?:https?:\/\/)?(?:dx\.)?doi\.org\//i,
  /^doi:\s*/i,
  /^10\.48550\/arxiv\./i,
  /^oai:arxiv\.org:/i,
  /^arxiv:\s*/i,
];
const newShape = /^(\d{2})(\d{2})\.(\d{4,6})$/;
const oldShape = /^([a-z]+(?:-[a-z]+)*)(?:\.[a-z]{2})?\/(\d{2})(\d{2})\d{3}$/;

/**
 * Reads an arXiv id in any of its written forms (bare, arXiv:, OAI, address, DOI, PDF name, with or without version)
 * and gives the canonical one, or null where the text is no id. A malformed id is never cut to a valid one.
 */
export function parseArxivId(text: string): ArxivId | null {
  const match = /^(.+?)(?:v([1-9]\d{0,3}))?$/.exec(unwrap(text).toLowerCase());
  const id = canonical(match?.[1] ?? '');
  return id ? { id, version: match?.[2] ? Number(match[2]) : null } : null;
}

/** The address of a paper at arXiv; old ids keep their slash. */
export function arxivUrl(id: string, page: 'abs' | 'pdf' | 'html'): string {
  return `https://arxiv.org/${page}/${id}`;
}

/** The month, written 2026-10, in which arXiv announced the paper: it is part of the id. */
export function monthOfId(id: string): string {
  const digits = /^(?:[a-z-]+\/)?(\d{2})(\d{2})/.exec(id);
  const year = Number(digits?.[1] ?? 0);
  const century = id.includes('/') && year >= 91 ? '19' : '20';
  return `${century}${digits?.[1]}-${digits?.[2]}`;
}

function unwrap(text: string): string {
  let bare = text.trim().replace(/[?#].*$/s, '');
  for (const wrapper of wrappers) bare = bare.replace(wrapper, '');
  return bare.replace(/\/$/, '').replace(/\.pdf$/i, '');
}

function canonical(text: string): string | null {
  const fresh = newShape.exec(text);
  if (fresh) return isNewId(fresh) ? text : null;
  const old = oldShape.exec(text);
  if (!old || !isOldMonth(Number(old[2]), Number(old[3]))) return null;
  return `${old[1]}/${text.slice(text.indexOf('/') + 1)}`;
}

function isNewId([, year = '', month = '', number = '']: RegExpExecArray): boolean {
  const since = Number(year) * 100 + Number(month);
  if (!isMonth(Number(month)) || since < 704) return false;
  return since >= 1501 ? number.length >= 5 : number.length === 4;
}

function isOldMonth(year: number, month: number): boolean {
  if (!isMonth(month)) return false;
  return year >= 91 ? year > 91 || month >= 8 : year * 100 + month <= 703;
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}
