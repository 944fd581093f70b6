import { describe, expect, it } from 'vitest';
import { renderTex } from '@/lib/papers/tex/render';

const R = String.raw;
const line = (source: string) => renderTex(source, { paragraphs: false });
const withoutMath = (html: string) => html.replace(/<math.*?<\/math>/g, '[math]');

describe('text commands and accents', () => {
  it.each([
    [R`\textbf{A}uxiliary`, '<strong>A</strong>uxiliary', 'Auxiliary'],
    [R`$\textbf{P}$olicy`, '<strong>P</strong>olicy', 'Policy'],
    [R`{\bf Deep} {\it and {\em more}}`, '<strong>Deep</strong> <em>and <em>more</em></em>', 'Deep and more'],
    [R`\emph{a} \textit{b} \texttt{c}`, '<em>a</em> <em>b</em> <code>c</code>', 'a b c'],
    [R`Schr\"odinger and Schr{\"o}dinger`, 'Schrödinger and Schrödinger', 'Schrödinger and Schrödinger'],
    [R`\'{e}t\'e, \'\i, na\"{\i}ve`, 'été, í, naïve', 'été, í, naïve'],
    [
      R`\v{c}, \v Cerenkov, Erd\H{o}s, Fran\c cois`,
      'č, Čerenkov, Erdős, François',
      'č, Čerenkov, Erdős, François',
    ],
    [
      R`Stra\ss e, \O rsted, \o{}re, {\L}ukasz, \AA ngstr\"om`,
      'Straße, Ørsted, øre, Łukasz, Ångström',
      'Straße, Ørsted, øre, Łukasz, Ångström',
    ],
    [R`the model\'s and don\'t`, "the model's and don't", "the model's and don't"],
    [R`\"attention\"`, '&quot;attention&quot;', '"attention"'],
    [R`5\% \& \_ \# \$`, '5% &amp; _ # $', '5% & _ # $'],
    ['Fig.~1 and ~50', 'Fig. 1 and ~50', 'Fig. 1 and ~50'],
    ['a--b a---b --flag', 'a–b a—b --flag', 'a–b a—b --flag'],
    ["``quoted'' and `so'", '“quoted” and ‘so’', '“quoted” and ‘so’'],
    [R`\alpha and \ion{C}{iv} at 3\deg`, 'α and C iv at 3°', 'α and C iv at 3°'],
    [R`\textcolor{red}{red} \underline{L}LM CO\textsubscript{2}`, 'red LLM CO2', 'red LLM CO2'],
    [R`\ours beats \unknown{x} {a, b}`, R`\ours beats \unknown{x} {a, b}`, R`\ours beats \unknown{x} {a, b}`],
    [R`as in \cite{a1}`, 'as in [a1]', 'as in [a1]'],
    [R`\textbf{never closed`, '<strong>never closed</strong>', 'never closed'],
  ])('shows %s as %s', (source, html, text) => {
    expect(line(source)).toEqual({ html, text });
  });
});

describe('signs that look like HTML', () => {
  it.each([
    ['a<<L', 'a&lt;&lt;L'],
    ['2<d<4', '2&lt;d&lt;4'],
    ["Let's <think> & go", "Let's &lt;think&gt; &amp; go"],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ])('escapes %s and keeps it in the text', (source, html) => {
    expect(line(source)).toEqual({ html, text: source });
  });
});

describe('dollars', () => {
  it.each([
    ['costs $5 to $10 a day', 'costs $5 to $10 a day'],
    ['costs $5 to $10 and $x$', 'costs $5 to $10 and [math]'],
    ['an odd $ here and $y$', 'an odd $ here and [math]'],
    ['Surpassing Wan-I2V with $500 Training Cost', 'Surpassing Wan-I2V with $500 Training Cost'],
    ['A $τ$-$DM relation for FRB hosts?', 'A [math]-$DM relation for FRB hosts?'],
    ['$a$$b$ and $$c$$', '[math][math] and [math]'],
    [R`\$x and $y$`, '$x and [math]'],
    ['$$', '$$'],
    ['$', '$'],
  ])('reads %s as %s', (source, html) => {
    expect(withoutMath(line(source).html)).toBe(html);
  });
});

describe('formulas', () => {
  it.each([
    [R`$O(n \log n)$`, 'O(n log n)'],
    ['$x_i$', 'x_i'],
    ['$10^5$ and $10^{-5}$', '10^5 and 10^-5'],
    [R`\(\alpha\leq\frac{a+b}{2}\)`, 'α ≤ (a+b)/2'],
    [R`\[E=mc^2\]`, 'E = mc^2'],
    [R`$$\sqrt{n}$$`, '√n'],
    [R`\begin{equation*} a=b \end{equation*}`, 'a = b'],
    [R`\begin{align} a &= b \\ c &= d \end{align}`, 'a = b; c = d'],
    [R`$\mathbb{R}^d$`, 'R^d'],
    [R`$\hat{x}_{i,j}$`, 'x_(i,j)'],
    [R`$\sum_{i=1}^n i$`, '∑_(i=1)^n i'],
    [R`$k$-NN`, 'k-NN'],
    [R`$\sim 10$ and $p<0.05$`, '~10 and p < 0.05'],
    [R`$L_\rm{ali}$ and $1^\deg$`, 'L_ali and 1^∘'],
    [R`$3\mbox{ if }x\citep{key}$`, '3 if x[key]'],
    ['$5% of x$', '5%ofx'],
    [R`$\Reg_T$`, 'Reg_T'],
    [R`2$\unicode{x2014}$3`, '2—3'],
  ])('shows %s in words as %s', (source, text) => {
    const rendered = line(source);
    expect(rendered.text).toBe(text);
    expect(rendered.html).toContain('<math');
    expect(rendered.html).not.toMatch(/annotation| style="(?!text-align|padding)| class=|href/);
  });

  it('keeps one that cannot be typeset as written and typesets its neighbours', () => {
    expect(withoutMath(line(R`$\frac{a$ and $y$ <b>`).html)).toBe(R`$\frac{a$ and [math] &lt;b&gt;`);
  });

  it.each([
    R`$\def\a{\a\a}\a$`,
    R`$${'{'}${'{'.repeat(3000)}$`,
    R`$\href{javascript:alert(1)}{x}$`,
    R`$\includegraphics{https://a.b/c.png}$`,
    R`$\rule{1000em}{1000em}$`,
  ])('draws nothing large, live or endless from %s', (source) => {
    expect(line(source).html).not.toMatch(/<a|href=|<img|1000em"/);
  });
});

describe('lines and paragraphs', () => {
  it('makes one line of a wrapped title', () => {
    expect(line('Bound  states\n  in a waveguide\n').html).toBe('Bound states in a waveguide');
  });

  it('keeps the title "0"', () => {
    expect(line('0')).toEqual({ html: '0', text: '0' });
  });

  it('begins a paragraph at an indented line and joins the others', () => {
    expect(renderTex('  One\ntwo.\n  Three\nfour.\n', { paragraphs: true })).toEqual({
      html: '<p>One two.</p><p>Three four.</p>',
      text: 'One two.\n\nThree four.',
    });
  });

  it('is nothing for nothing', () => {
    expect(renderTex(' \n ', { paragraphs: true })).toEqual({ html: '', text: '' });
  });
});

describe('addresses', () => {
  const abstract = (source: string) => renderTex(source, { paragraphs: true }).html;
  const link = (url: string, label = url) => `<a href="${url}" rel="nofollow noopener">${label}</a>`;

  it.each([
    ['see https://a.b/c_d.', `<p>see ${link('https://a.b/c_d')}.</p>`],
    [R`\url{http://a.b/c\_d}`, `<p>${link('http://a.b/c_d')}</p>`],
    [R`\href{https://x.y/?a=1&b=2}{here}`, `<p>${link('https://x.y/?a=1&amp;b=2', 'here')}</p>`],
    [R`$\href{https://x.y}{\text{here}}$`, `<p>${link('https://x.y', 'here')}</p>`],
    [R`\href{javascript:alert(1)}{x}`, '<p>x</p>'],
    ['https:// and http://«', '<p>https:// and http://«</p>'],
    [R`at \href{https://x.y}.`, `<p>at ${link('https://x.y')}.</p>`],
    [R`\url{data:text/html,x}`, '<p>data:text/html,x</p>'],
  ])('%s', (source, html) => {
    expect(abstract(source)).toBe(html);
  });

  it('are no links in a title, which is one itself', () => {
    expect(line(R`\href{https://x.y}{here} https://a.b`).html).toBe('here https://a.b');
  });
});
