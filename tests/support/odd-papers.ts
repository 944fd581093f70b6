import { oddRecords } from '@/tests/support/arxiv/captures';
import type { PaperFixture } from '@/tests/support/papers';

/** Papers in our own words that hold every oddity that true records hold, and some that they may hold tomorrow. */
export const oddPapers: Omit<PaperFixture, 'id'>[] = [
  { title: 'Cooling β-rays and $\\gamma$-rays below $10^{-3}$ K with Γ gates' },
  { title: 'What a dollar costs: $ in titles, and a second half without its end' },
  {
    title: 'Why models write <think> before they answer & what </p> does to them',
    authors: ['<b>Bo Lin</b>'],
  },
  { title: '0' },
  { title: `${'On the length of titles, '.repeat(24)}and where they end`, authors: many(3_303) },
  { title: 'ALL IN CAPITALS, AS IF SOMEBODY SHOUTED' },
  {
    title: `"Both" kinds of 'quotes' — “and” ‘these’`,
    authors: ['O\'Hara "Red" McCoy', 'Müller-Lüdenscheidt, Jr.'],
  },
  { title: '  A title\nbroken in two,  with double   blanks and a tab\there ' },
  {
    title: '言語モデルは何を知っているか：長い題名が七十五文字を超えるときの符号化について調べる',
    authors: ['山田 太郎', '王 小明'],
  },
  { title: 'ما الذي تعرفه النماذج؟ עברית בתוך כותרת', authors: ['محمد علي'] },
  { title: 'Emoji 👩‍🔬🧪 and letters beyond the plane 𝔄𝔅ℭ, combined n̄ ä̈ and a soft\u00adhyphen' },
  { title: '=?utf-8?Q?A_title_that_looks_encoded?= and = signs = everywhere =3D' },
  { title: '.', abstract: '.\n.\n..leading dots\nFrom here on\n. and more.' },
  { title: 'Trailing blanks and a no-break space\u00a0\u00a0 ', abstract: 'Ends in blanks.   \n   \t\n' },
  { title: 'Nothing to say', abstract: '', authors: [] },
  { title: 'One word without end', abstract: `${'Donaudampfschifffahrt'.repeat(90)} ends.` },
  { title: 'TeX of the nineties', authors: ['G. \\"Odel', "H. Poincar\\'e", 'P. Erd\\H{o}s', 'X'] },
  {
    title: 'A collaboration writes',
    authors: ['The ATLAS Collaboration', 'Ş. Ğüler', 'Łukasz Żak', 'Đorđe Ćosić'],
  },
  {
    title: 'Environments',
    abstract: '\\begin{equation} x = y \\end{equation} See \\href{http://x.org}{here}. Then $a<b$.',
  },
  {
    title: 'Script',
    abstract: '<script>alert(1)</script><img src="http://x.org/a.png" onerror="x()"> Second "one".',
  },
];

/** Old ids have a slash, and come first. */
export function oddFixtures(day: string): PaperFixture[] {
  return oddPapers.map((paper, index) => ({
    ...paper,
    id: index % 4 === 0 ? `hep-th/99010${10 + index}` : `2610.${String(index + 1).padStart(5, '0')}`,
    categories: index % 4 === 0 ? ['hep-th'] : ['cs.LG', 'stat.ML', 'math.ST', 'cs.AI'],
    upvotes: 40 - index,
    commentCount: index % 3,
    codeUrl: index % 2 ? null : `https://github.com/someone/project-${index}?a=1&b="2"`,
    abstractBy: index % 5 ? 'authors' : 'editors',
    day,
  }));
}

/** The true odd records beside the project, twenty at a time. */
export function trueOddFixtures(day: string): PaperFixture[][] {
  const fixtures = oddRecords.lines().map((line): PaperFixture => {
    const { id, title, abstract, authors, categories } = JSON.parse(line) as Required<PaperFixture>;
    return { id, title, abstract, authors, categories, day };
  });
  const pages = Math.ceil(fixtures.length / 20);
  return Array.from({ length: pages }, (_, page) => fixtures.slice(page * 20, page * 20 + 20));
}

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `A. N. Author${index}`);
}
