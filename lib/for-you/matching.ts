import { canBeSame, foldName, parseName } from '@/lib/authors/name';
import type { FollowTarget } from '@/lib/follows/schema';

/** What a follow can match. */
export type KnownPaper = { id: string; authors: string[]; categories: string[] };

type Test = (paper: KnownPaper) => boolean;

/** The follows that match a paper. What each search has found is given by its text. */
export function matchFollows(
  follows: FollowTarget[],
  found: Map<string, string[]>,
): (paper: KnownPaper) => FollowTarget[] {
  const readName = nameReader(follows);
  const tests = follows.map((follow) => ({ follow, matches: testOf(follow, found, readName) }));
  return (paper) => tests.filter(({ matches }) => matches(paper)).map(({ follow }) => follow);
}

function testOf({ kind, target }: FollowTarget, found: Map<string, string[]>, readName: ReadName): Test {
  if (kind === 'category') return inCategory(target.toLowerCase());
  if (kind === 'author') {
    const wanted = parseName(target);
    return ({ authors }) =>
      authors.some((author) => {
        const name = readName(author);
        return name !== null && canBeSame(name, wanted);
      });
  }
  const ids = new Set(found.get(target));
  return ({ id }) => ids.has(id);
}

type ReadName = (author: string) => ReturnType<typeof parseName> | null;

/** Takes a name apart, each once; null where it holds nobody's last name, which is seen at less cost. */
function nameReader(follows: FollowTarget[]): ReadName {
  const lasts = follows.flatMap(({ kind, target }) => (kind === 'author' ? [parseName(target).last] : []));
  const read = new Map<string, ReturnType<ReadName>>();
  return (author) => {
    const known = read.get(author);
    if (known !== undefined) return known;
    const folded = foldName(author);
    const name = lasts.some((last) => folded.includes(last)) ? parseName(author) : null;
    read.set(author, name);
    return name;
  };
}

/** "cs.LG" is also a paper of "cs". */
function inCategory(code: string): Test {
  return ({ categories }) =>
    categories.some((category) => {
      const own = category.toLowerCase();
      return own === code || own.startsWith(`${code}.`);
    });
}
