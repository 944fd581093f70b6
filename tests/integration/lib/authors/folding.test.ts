import { expect, test } from 'vitest';
import { parseName } from '@/lib/authors/name';
import { db } from '@/lib/db';

const plain = [
  'Geoffrey E. Hinton',
  'Hinton, Geoffrey',
  'Hinton, Geoffrey, Jr.',
  'Hinton, Jr.',
  ', Geoffrey',
  'Hinton,',
  'William Gates III',
  'Jr. III',
  'Laurens van der Maaten',
  'van der Maaten, Laurens',
  "Conor O'Brien",
  'Conor O’Brien',
  'Jean-Pierre Smith-Jones',
  'GE Hinton',
  'The ATLAS Collaboration',
  'Google Brain Team',
  'Team',
  '王伟',
  'Łukasz Kaiser',
  'Søren Kierkegård',
  'Jürgen Schmidhuber',
  'Ju\u0308rgen Schmidhuber',
  'İlker Işık',
  'Đặng Văn Lâm',
  'Пётр Чайковский',
  'Ἀριστοτέλης Ὦ',
  'राम कुमार',
  'สมชาย ใจดี',
  'محمد علي',
  'דוד לוי',
  '김철수',
  'がぎ ぐげ',
  'ﬁn Ⅷ x²',
  'Straße GROẞ',
  'R2-D2 Unit',
  '--',
  '',
];

/** Names of letters from all over Unicode's first plane, some pieces in between. */
const invented = Array.from({ length: 3_000 }, (_, seed) => {
  let state = seed * 7919 + 17;
  const next = (limit: number) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const pieces = [' ', ' ', '-', '.', ',', "'", ' Jr', ' van ', ' Team', '\u0301'];
  return Array.from({ length: 2 + next(8) }, () =>
    next(3) === 0 ? (pieces[next(pieces.length)] ?? '') : letter(next),
  ).join('');
});

function letter(next: (limit: number) => number): string {
  const blocks = [0x41, 0x61, 0xc0, 0x100, 0x180, 0x370, 0x400, 0x1e00, 0x1f00, 0x3040, 0x4e00, 0xac00];
  const character = String.fromCodePoint((blocks[next(blocks.length)] ?? 0x61) + next(26) + next(60));
  return /\p{L}/u.test(character) ? character : 'a';
}

test('the database folds names as we do, so that what it indexes is what we look for', async () => {
  const names = [...plain, ...invented];
  const rows = await db().$queryRaw<{ folded: string; key: string }[]>`
    select folded_name(name) as folded, name_key(name, folded_name(name)) as key
    from unnest(${names}::text[]) with ordinality as given (name, place) order by place`;
  const differing = names
    .map((name, place) => ({ name, ours: parseName(name), theirs: rows[place] }))
    .filter(({ ours, theirs }) => ours.folded !== theirs?.folded || ours.key !== theirs?.key)
    .map(({ name, ours, theirs }) => [name, ours.folded, theirs?.folded, ours.key, theirs?.key]);
  expect(differing).toEqual([]);
});
