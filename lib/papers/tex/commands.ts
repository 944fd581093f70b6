/** How a command with one argument shows it. */
export const WRAPPERS: Record<string, readonly [before: string, after: string]> = {
  textbf: ['<strong>', '</strong>'],
  bf: ['<strong>', '</strong>'],
  bfseries: ['<strong>', '</strong>'],
  emph: ['<em>', '</em>'],
  textit: ['<em>', '</em>'],
  textsl: ['<em>', '</em>'],
  it: ['<em>', '</em>'],
  itshape: ['<em>', '</em>'],
  em: ['<em>', '</em>'],
  sl: ['<em>', '</em>'],
  slshape: ['<em>', '</em>'],
  texttt: ['<code>', '</code>'],
  tt: ['<code>', '</code>'],
  ttfamily: ['<code>', '</code>'],
};

const words = (list: string) => new Set(list.split(' '));

/** `{\bf this}`, or `\bf` alone, which then says nothing about letters and is left out. */
export const DECLARATIONS = words(
  'bf bfseries it itshape em sl slshape tt ttfamily sc scshape rm rmfamily sf sffamily normalfont upshape mdseries ' +
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge noindent centering raggedright ' +
    'displaystyle textstyle bigskip medskip smallskip protect relax boldmath left right',
);

/** Commands whose one argument is shown plain. */
export const PLAIN = words(
  'textsc textsf textrm textup textnormal textmd text mbox hbox underline uline ul textsuperscript textsubscript ' +
    'mathrm mathbf mathcal mathbb mathit mathsf mathtt mathfrak mathscr operatorname ensuremath ac acp acs acf acl ' +
    'gls glspl Gls Glspl ce boldsymbol bm uppercase lowercase MakeUppercase enquote textquote sout st hl num si rev revise revised RED red blue tit keywords',
);

/** Commands of mathematics that authors use without dollars, with one argument. */
export const MATHEMATICAL = words(
  'bar dot ddot hat tilde vec sqrt overline widehat widetilde overrightarrow',
);

/** Citations: the keys in brackets. */
export const CITATIONS = words(
  'cite citep citet citealt citealp citeauthor citeyear parencite textcite autocite',
);

/** Two arguments, of which the first is a colour or such. */
export const SECOND_ONLY = words('textcolor colorbox foreignlanguage');

/** Lists and such have no lines of their own here. */
export const SILENT_ENVIRONMENTS = words('itemize enumerate description center abstract quote');

/** Names of functions, which words show as they are. */
export const FUNCTIONS = words('log ln exp sin cos tan max min sup inf lim det dim ker gcd arg Pr');
