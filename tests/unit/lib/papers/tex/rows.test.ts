import { describe, expect, it } from 'vitest';
import { splitAuthors } from '@/lib/papers/tex/authors';
import { renderTex } from '@/lib/papers/tex/render';

const R = String.raw;
const line = (source: string) => renderTex(source, { paragraphs: false });
const shown = (source: string) => line(source).html.replace(/<math.*?<\/math>/g, '▢');

describe('what records of arXiv hold', () => {
  it.each([
    ['a stray brace', R`Quantum} walks`, 'Quantum} walks'],
    ['a stray dollar', R`A note on $ K-theory`, 'A note on $ K-theory'],
    ['scripts without dollars', R`Cu^{II} and 2^{(1+o(1))q}`, 'Cu▢ and 2▢'],
    [
      'commands of mathematics without dollars',
      R`c\bar{c} with {\cal L} and \alpha \leq 2`,
      'c▢ with ▢ and α ≤ 2',
    ],
    ['a name of a function without dollars', R`O(n \log n)`, 'O(n log n)'],
    ['an italic name', R`{\it Ab initio} study`, '<em>Ab initio</em> study'],
    ['two displayed formulas', R`$$a$$ and \[ b \]`, '▢ and ▢'],
    ['formulas side by side', '$a$$b$', '▢▢'],
    ['a digit after a formula', '$d=4$2', '▢2'],
    ['round brackets with large delimiters', R`\(\bigl(x\bigr)\)`, '▢'],
    ['a citation', R`as in~\cite{abc}`, 'as in [abc]'],
    ['a macro nobody defined', R`we call \foo good`, R`we call \foo good`],
    ['smaller than before a letter', 'if $x$ then a<<L and <v>', 'if ▢ then a&lt;&lt;L and &lt;v&gt;'],
    ['mean values', '$<v>$', '▢'],
    ['a tilde for about', 'it takes ~ 5 or ~50 days', 'it takes ~ 5 or ~50 days'],
    ['a per cent sign', R`50\% and 50%`, '50% and 50%'],
    ['quotes by backticks', "``a'' and `b'", '“a” and ‘b’'],
    ['dollars within dollars', R`$M_{\text{H$_2$}}<5$ and $x$`, '▢ and ▢'],
    ['a formula that lacks its last brace', R`$T_{\mathrm{eff}$ and $x$`, '▢ and ▢'],
    ['an environment in dollars', R`$\begin{align} a &= b \end{align}$`, '▢'],
    ['an argument cut short', R`see \footnote{Code at`, 'see (Code at)'],
    ['a list', R`\begin{itemize} \item one \item two \end{itemize}`, '• one • two'],
    ['numbers in circles', R`\ding{182} and \ang{30}`, '❶ and 30°'],
  ])('%s', (_, source, html) => {
    expect(shown(source).replace(/\s+/g, ' ')).toBe(html);
  });

  it('a paragraph that begins with two blanks', () => {
    expect(renderTex('One\nline.\n  Two.', { paragraphs: true }).text).toBe('One line.\n\nTwo.');
  });

  it('a list whose marks are signs', () => {
    expect(renderTex('As follows:\n  (*) one\n  (*) two', { paragraphs: true }).html).toBe(
      '<p>As follows:</p><p>(*) one</p><p>(*) two</p>',
    );
  });
});

describe('accents in every form', () => {
  it.each([
    [R`\'e \'{e} {\'e} \'\i{} \'{\i} \"{\i} \"\i{}`, 'é é é í í ï ï'],
    [R`{\"o} \"o \"{o} \^o \~n \=a \.z`, 'ö ö ö ô ñ ā ż'],
    [R`\v{c} \v{S} \c{c} \c{S} \H{o} \k{a} \u{g} \r{a} \d{s} \b{d}`, 'č Š ç Ş ő ą ğ å ṣ ḏ'],
    [R`\ss{} \o{} \O{} \l{} \L{} \aa{} \AA{} \ae{} \AE{} \oe{}`, 'ß ø Ø ł Ł å Å æ Æ œ'],
    [R`{\o}rsted {\ss} {\AA}ngstr{\"o}m`, 'ørsted ß Ångström'],
    [R`Fran\c cois and \v Cech`, 'François and Čech'],
  ])('%s is %s', (source, text) => {
    expect(line(source).text).toBe(text);
  });
});

describe('formulas as markup', () => {
  it('keeps where the cells of a table stand, as the one style', () => {
    const { html, text } = line(R`$f = \begin{cases} 1 & x>0 \\ 0 & \text{else} \end{cases}$`);
    expect(html.match(/text-align:left/g)).toHaveLength(4);
    expect(html).not.toMatch(/ style="(?!text-align|padding)| class=/);
    expect(text).toBe('f = {1 x > 0; 0 else');
  });

  it('draws lines over and under in every browser', () => {
    const { html } = line(R`$\overline{AB} + \underline{\overline{x}}$`);
    expect(html).not.toContain('menclose');
    expect(html.match(/<\/mover>/g)).toHaveLength(2);
    expect(html.match(/<\/munder>/g)).toHaveLength(1);
  });

  it('keeps the blank after a word within', () => {
    expect(line(R`$\text{if } x$`)).toMatchObject({
      text: 'if x',
      html: expect.stringContaining('if&#160;'),
    });
  });

  it.each([
    [R`$\bW\gQ$`, 'WQ'],
    [R`$\Regret_T$`, 'Regret_T'],
  ])('shows a macro nobody defined by its name or letter: %s', (source, text) => {
    expect(line(source).text).toBe(text);
  });

  it.each([
    [R`$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$`, '(a b; c d)'],
    [R`$x \in \{1,\dots,n\} \subset \mathbb{N}$`, 'x ∈ {1,...,n} ⊂ N'],
    [R`$\sqrt[3]{x} \cdot \frac{1}{2}$`, '3√x⋅1/2'],
  ])('writes %s in words', (source, text) => {
    expect(line(source).text).toBe(text);
  });

  it('is the same the second time', () => {
    const once = line(R`$\alpha^2_{first}$`);
    expect(line(R`$\alpha^2_{first}$`)).toEqual(once);
  });
});

describe('fields of authors as arXiv prints them', () => {
  it.each([
    ['BaBar Collaboration', ['BaBar Collaboration']],
    ['A. One, B. Two (CDF and D0 Collaborations)', ['A. One', 'B. Two', 'CDF and D0 Collaborations']],
    ['A.One,B.Two,C.Three', ['A.One', 'B.Two', 'C.Three']],
    ['A. One, B. Two, et al', ['A. One', 'B. Two']],
    ['A. One, & B. Two', ['A. One', 'B. Two']],
    [R`Fran\c{c}ois de la Tour, Jan van {\O}st`, ['François de la Tour', 'Jan van Øst']],
    ['W. Heath, Jr., B. Two III', ['W. Heath, Jr.', 'B. Two III']],
  ])('%s', (raw, names) => {
    expect(splitAuthors(raw)).toEqual(names);
  });
});
