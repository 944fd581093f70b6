/** A name taken apart: `key` is the last name and the first initial, which all forms of one name share. */
export type AuthorName = {
  folded: string;
  key: string;
  last: string;
  given: string[];
  /** "ATLAS Collaboration": nobody's first or last name. */
  group: boolean;
};

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md']);
const groups = new Set(['collaboration', 'collaborations', 'consortium', 'team', 'group', 'community']);
const particles = new Set(
  'van von der den de del della di da dos das du la le el al bin ibn ten ter zu zur zum af av und'.split(' '),
);

/**
 * As `folded_name` and `name_key` of the database, which index the names: a test holds the two against each other.
 * Letters and digits without marks, in lower case, single blanks between: "Müller-Lüdenscheidt, J." is "muller ludenscheidt j".
 */
export function foldName(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g, '')
      // Letter by letter, since a whole word's last sigma would take another form.
      .replace(/\p{L}/gu, (letter) => letter.toLowerCase())
      .replace(/ı/g, 'i')
      .replace(/[^\p{Alphabetic}\p{N}]+/gu, ' ')
      .trim()
  );
}

export function parseName(name: string): AuthorName {
  const folded = foldName(name);
  const tokens = folded.split(' ');
  if (groups.has(tokens.at(-1) ?? '')) return groupOf(folded);
  const parts = withoutSuffix(inOrder(name), tokens);
  const last = parts.at(-1) ?? '';
  const glued = gluedInitials(name);
  const given = parts
    .slice(0, -1)
    .filter((token, place) => place === 0 || !particles.has(token))
    .flatMap((token) => (glued.has(token) ? [...token] : [token]));
  const initial = given[0] ? ` ${firstLetter(given[0])}` : '';
  return { folded, key: `${last}${initial}`, last, given, group: false };
}

/** Whether two written names can be one person's: the same key, and no given name that contradicts the other's. */
export function canBeSame(one: AuthorName, other: AuthorName): boolean {
  if (one.key !== other.key || one.group !== other.group) return false;
  if (one.given.join('') === other.given.join('')) return true;
  return agree(one.given, other.given);
}

/** Whether a name has no given name written out: "G. Hinton". Such a form may belong to several people. */
export function isInitials({ given, group }: AuthorName): boolean {
  return !group && given.length > 0 && given.every((token) => [...token].length === 1);
}

function agree(one: string[], other: string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  let from = 0;
  return shorter.every((token, place) => {
    const found = longer.findIndex(
      (candidate, at) => at >= from && (place > 0 || at === 0) && fits(token, candidate),
    );
    from = found + 1;
    return found >= 0;
  });
}

/** An initial fits every name that begins with it. */
function fits(one: string, other: string): boolean {
  if (one === other) return true;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  return [...shorter].length === 1 && longer.startsWith(shorter);
}

function groupOf(folded: string): AuthorName {
  const name = folded.replace(/^the /, '');
  return { folded, key: name, last: name, given: [], group: true };
}

/** "Hinton, Geoffrey" is turned round; "Hinton, Jr." is not. */
function inOrder(name: string): string[] {
  const [first = [], second = [], ...rest] = name
    .split(',')
    .map((part) => foldName(part).split(' ').filter(Boolean));
  const turned = second.some((token) => !suffixes.has(token));
  return turned ? [...second, ...first] : [first, second, ...rest].flat();
}

/** Initials written without dots, as in "GE Hinton"; a name all in capitals has none. */
function gluedInitials(name: string): Set<string> {
  if (!/\p{Ll}/u.test(name)) return new Set();
  return new Set(
    name
      .split(/[\s.,]+/)
      .filter((word) => /^\p{Lu}{2,3}$/u.test(word))
      .map(foldName),
  );
}

function withoutSuffix(parts: string[], whole: string[]): string[] {
  const kept = parts.length > 0 ? parts : whole;
  const end = kept.length > 2 && suffixes.has(kept.at(-1) ?? '') ? -1 : kept.length;
  return kept.slice(0, end);
}

function firstLetter(token: string): string {
  return [...token][0] ?? '';
}
