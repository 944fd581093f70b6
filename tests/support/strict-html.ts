const known = new Set(
  'html head meta title style body div table tbody tr td h1 h2 p a span hr br strong em ul ol li img'.split(
    ' ',
  ),
);
const mostBytes = 95 * 1024;

/** What the HTML of a digest with so many papers breaks of what mail programs, and people, can read. */
export function htmlFaults(html: string, papers: number): string[] {
  const bare = html.replace(/<!--[\s\S]*?-->|<style>[\s\S]*?<\/style>|^<!DOCTYPE[^>]*>/gi, '');
  const tags = [...bare.matchAll(/<(\/?)([^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g)].map(
    ([, slash, name = '', attributes = '']) => ({ open: slash === '', name: name.toLowerCase(), attributes }),
  );
  const opened = (name: string) => tags.filter((tag) => tag.open && tag.name === name);
  const every = (name: string, pattern: RegExp) => opened(name).every((tag) => pattern.test(tag.attributes));
  const checks: [string, boolean][] = [
    ['more than 95 KB', Buffer.byteLength(html) <= mostBytes],
    ['not written for this form', tags.every(({ name }) => known.has(name))],
    ['no language and direction', every('html', /\slang="[a-z-]+"/i) && every('html', /\sdir="(ltr|rtl)"/)],
    ['not one html, body and title', ['html', 'body', 'title'].every((name) => opened(name).length === 1)],
    ['not one h1', opened('h1').length === 1],
    ['not one h2 a paper', opened('h2').length === papers],
    ['a layout table that says it is data', every('table', /\srole="presentation"/)],
    [
      'an image without its text or size',
      every('img', /\salt="[^"]*"/) && every('img', /\swidth=.*\sheight=/),
    ],
    ['a remote or embedded image', opened('img').length === 0 && !/url\(|data:|cid:/i.test(html)],
    [
      'a script or a handler',
      !/<script|\son\w+=|javascript:/i.test(tags.map((tag) => tag.attributes).join(' ')),
    ],
    ['a link that leads nowhere absolute', every('a', /\shref="(https?:\/\/[^"\s]+|mailto:[^"\s]+)"/)],
    ['no colours for the dark', /<meta[^>]*name="color-scheme"[^>]*content="light dark"/.test(html)],
    ['black that stays black', !/color:\s*#000(000)?\b/i.test(html)],
  ];
  return [
    ...checks.filter(([, good]) => !good).map(([fault]) => fault),
    ...leftovers(html),
    ...unbalanced(tags),
  ];
}

/** What should have been filled in. */
export function leftovers(text: string): string[] {
  const found = text.match(/READERS[A-Z]{4,}|slot\.invalid|\[object Object\]/g) ?? [];
  return found.map((left) => `left over: ${left}`);
}

function unbalanced(tags: { open: boolean; name: string; attributes: string }[]): string[] {
  const open: string[] = [];
  for (const tag of tags) {
    if (['meta', 'hr', 'br', 'img'].includes(tag.name) || tag.attributes.endsWith('/')) continue;
    if (tag.open) open.push(tag.name);
    else if (open.pop() !== tag.name) return [`</${tag.name}> closes something else`];
  }
  return open.map((name) => `<${name}> is not closed`);
}
