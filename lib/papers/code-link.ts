const REPOSITORY = /(?<![\w.-])(?:www\.)?(github\.com|gitlab\.com|huggingface\.co)\/([\w./~%+-]+)/gi;
const PAGES = /(?<![\w.-])(?:https?:\/\/)?((?:[\w-]+\.)+github\.io)((?:\/[\w.~%+#?=&/-]*)?)/i;
const PROJECT =
  /\b(?:project(?:'s)?|demo) ?-?(?:web)?(?:page|site)s?\b[^.\n]{0,40}?(https?:\/\/[^\s<>"'{}|\\^`$]+)/i;

/** First parts of an address on these sites that are not an owner. */
const NOT_OWNERS = new Set(
  (
    'about apps blog collections docs enterprise explore features join learn login marketplace models new orgs papers ' +
    'posts pricing settings sponsors tasks topics trending users search'
  ).split(' '),
);

export type Links = { codeUrl: string | null; projectUrl: string | null };

/** The first code repository and the first project page that the texts name, in their usual form. */
export function findLinks(texts: string[]): Links {
  const joined = texts.filter((text) => /git|hugging|project|demo/i.test(text)).join('\n');
  if (!joined) return { codeUrl: null, projectUrl: null };
  const source = joined.replace(/\\([_%#&~])/g, '$1').replace(/\{([_~])\}/g, '$1');
  return { codeUrl: findCode(source), projectUrl: findProject(source) };
}

function findCode(source: string): string | null {
  for (const [, host = '', path = ''] of source.matchAll(REPOSITORY)) {
    const url = repositoryUrl(host.toLowerCase(), path);
    if (url) return url;
  }
  return null;
}

function repositoryUrl(host: string, path: string): string | null {
  const parts = path.split('/').map((part) => part.replace(/[.~%+-]+$/, '').replace(/\.git$/i, ''));
  const kind =
    host === 'huggingface.co' && /^(?:datasets|spaces)$/.test(parts[0] ?? '') ? parts.shift() : undefined;
  const [owner, name] = parts;
  if (!owner || !name || NOT_OWNERS.has(owner.toLowerCase())) return null;
  return `https://${host}/${kind ? `${kind}/` : ''}${owner}/${name}`;
}

function findProject(source: string): string | null {
  const pages = PAGES.exec(source);
  const named = PROJECT.exec(source);
  if (named?.[1] && (!pages || named.index < pages.index)) return projectUrl(named[1]);
  return pages ? projectUrl(`https://${pages[1]?.toLowerCase()}${pages[2] ?? ''}`) : null;
}

/** A project page that is a repository is the code, not a page. */
function projectUrl(written: string): string | null {
  const url = written.replace(/[.,;:!?)\]'"*]+$/, '');
  if (!URL.canParse(url) || /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//i.test(url)) return null;
  return url.replace(/^http:\/\/([\w.-]+\.github\.io)/i, 'https://$1').replace(/\/+$/, '');
}
