import type { Argument } from './braces';
import { escapeHtml, linkHtml } from './html';
import type { Prose } from './passage';
import { Writer } from './writer';

const ADDRESS = /https?:\/\/(?:\\[_%#&~$]|[!#%&()*+,\-./0-9:;=?@A-Z[\]_a-z~|])+/y;

/** A bare address at `at`, a link where links may stand; returns where it ends. */
export function writeAddress(prose: Prose, at: number, end: number, out: Writer): number {
  ADDRESS.lastIndex = at;
  const written = trimAddress((ADDRESS.exec(prose.source)?.[0] ?? '').slice(0, end - at));
  if (!written) {
    out.words(prose.source.slice(at, at + 4));
    return at + 4;
  }
  const url = written.replace(/\\(.)/g, '$1');
  const label = escapeHtml(url);
  out.both(prose.links ? linkHtml(url, label) : label, url);
  return at + written.length;
}

/** The stop, comma or bracket after an address belongs to the sentence. */
function trimAddress(address: string): string {
  const trimmed = address.replace(/[.,;:!?\]|*]+$/, '');
  if (trimmed.endsWith(')') && !trimmed.includes('(')) return trimAddress(trimmed.slice(0, -1));
  return trimmed;
}

/** `\url{…}`. */
export function writeUrl(prose: Prose, written: string, out: Writer): void {
  const url = written.replace(/\\([_%#&~$])/g, '$1').replace(/\s+/g, '');
  out.both(prose.links ? linkHtml(url, escapeHtml(url)) : escapeHtml(url), url);
}

/** `\href{…}{…}`. */
export function writeHref(prose: Prose, first: Argument, second: Argument, out: Writer): void {
  const url = prose.source
    .slice(first.start, first.end)
    .replace(/\\([_%#&~$])/g, '$1')
    .trim();
  const label = new Writer();
  prose.writeInside({ ...prose, links: false }, second.start, second.end, undefined, label);
  out.both(prose.links ? linkHtml(url, label.html) : label.html, label.text);
}
