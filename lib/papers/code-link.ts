const MENTION = /github|gitlab|huggingface|hf\.co\/|\bproject|\bdemo|website|webpage|homepage|sites\.google/i;
const REPOSITORY =
  /(?<![\w.-])(?:www\.)?(github\.com|gitlab(?:\.[a-z\d-]+)+|huggingface\.co|hf\.co)\/([\w./~%+-]+)/gi;
const PAGES =
  /(?<![\w.-])(?:https?:\/\/)?(?:www\.)?((?:[\w-]+\.)+(?:github|gitlab)\.io(?![\w-])|sites\.google\.com(?=\/(?:view|site)\/))((?:\/[\w.~%+#?=&/-]*)?)/i;
const PROJECT =
  /\b(?:(?:project(?:'s)?|demo) ?-?(?:web)?(?:page|site)s?|(?:our|this) (?:web|home) ?(?:page|site)|(?:website|webpage|homepage):)(?![\w-])[^.\n]{0,40}?(https?:\/\/[^\s<>"'{}|\\^`$]+)/i;
const HOSTS_OF_CODE =
  /^(?:www\.)?(?:github\.com|gitlab\..+|huggingface\.co|hf\.co|anonymous\.4open\.science)$/i;

/** First parts of an address on these sites that are not an owner. */
const NOT_OWNERS = new Set(
  (
    'about apps blog collections docs enterprise explore features groups help join learn login marketplace models new ' +
    'orgs papers posts pricing settings sponsors tasks topics trending user-attachments users search'
  ).split(' '),
);

export type Links = { codeUrl: string | null; projectUrl: string | null };

/** The first code repository and the first project page that the texts name, in their usual form. */
export function findLinks(texts: string[]): Links {
  const joined = texts.filter((text) => MENTION.test(text)).join('\n');
  if (!joined) return { codeUrl: null, projectUrl: null };
  const source = withoutTex(joined);
  return { codeUrl: findCode(source), projectUrl: findProject(source) };
}

/** `a\_b`, `\~{}x` and `{_}` as in the address itself; an address broken after a hyphen or underscore is made whole. */
function withoutTex(text: string): string {
  const plain =
    text.includes('\\') || text.includes('{')
      ? text
          .replace(/\\(?:textasciitilde|sim)(?:\{\}| )?|\\~(?:\{\})?|\$\\sim\$/g, '~')
          .replace(/\\textunderscore(?:\{\}| )?/g, '_')
          .replace(/\\([_%#&])/g, '$1')
          .replace(/\{([_~%])\}/g, '$1')
      : text;
  return plain.replace(/((?:\.com|\.co|\.io)\/[\w./-]*[_-])\n[ \t]*(?=[A-Za-z\d])/g, '$1');
}

function findCode(source: string): string | null {
  for (const [, host = '', path = ''] of source.matchAll(REPOSITORY)) {
    const url = repositoryUrl(host.toLowerCase().replace(/^hf\.co$/, 'huggingface.co'), path);
    if (url) return url;
  }
  return null;
}

function repositoryUrl(host: string, path: string): string | null {
  const parts = (path.split('/-/')[0] ?? '')
    .split('/')
    .map((part) => part.replace(/[.~%+-]+$/, '').replace(/\.git$/i, ''));
  const kind =
    host === 'huggingface.co' && /^(?:datasets|spaces)$/.test(parts[0] ?? '') ? parts.shift() : undefined;
  const [owner, name] = parts;
  if (!owner || !name || NOT_OWNERS.has(owner.toLowerCase())) return null;
  const inGroup = host.startsWith('gitlab') ? groupPath(parts) : `${owner}/${name}`;
  return `https://${host}/${kind ? `${kind}/` : ''}${inGroup}`;
}

/** On GitLab a project may lie in groups within groups. */
function groupPath(parts: string[]): string {
  const end = parts.findIndex((part, place) => place >= 2 && /^(?:|tree|blob|raw|wikis?|issues)$/.test(part));
  return parts.slice(0, end < 0 ? undefined : end).join('/');
}

function findProject(source: string): string | null {
  const pages = /(?:github|gitlab)\.io|sites\.google/i.test(source) ? PAGES.exec(source) : null;
  const named = PROJECT.exec(source);
  const first = named?.[1] && (!pages || named.index < pages.index) ? projectUrl(named[1]) : null;
  return first ?? (pages ? projectUrl(`https://${pages[1]}${pages[2] ?? ''}`) : null);
}

/** A project page that is a repository, or a reviewer's copy of one, is no page. */
function projectUrl(written: string): string | null {
  const trimmed = written.replace(/[.,;:!?)\]'"*]+$/, '');
  const parts = /^https?:\/\/([^/?#]+)(.*)$/i.exec(trimmed);
  if (!parts || !URL.canParse(trimmed)) return null;
  const host = (parts[1] ?? '').toLowerCase();
  if (HOSTS_OF_CODE.test(host)) return null;
  const secure = /^http:/i.test(trimmed) && !/\.(?:github|gitlab)\.io$/.test(host) ? 'http' : 'https';
  return `${secure}://${host}${parts[2] ?? ''}`.replace(/\/+$/, '');
}
