/** TeX accent commands and the combining mark each puts over (or under) the next letter. */
const MARKS: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const BRACED = /\s*\{\s*(?:\\([ij])|(\p{L}))(\p{L}*)\s*\}/uy;
const DOTLESS = /\s?\\([ij])(?:\{\}|\s|(?![A-Za-z]))/y;
const BARE = /(\s?)(\p{L})/uy;

export type Piece = { value: string; end: number };

/** The accented letter written by the command `name`, whose argument begins at `at`; null if there is none. */
export function readAccent(source: string, name: string, at: number): Piece | null {
  const mark = MARKS[name];
  if (!mark) return null;
  return readBraced(source, mark, at) ?? readDotless(source, mark, at) ?? readBare(source, name, mark, at);
}

function readBraced(source: string, mark: string, at: number): Piece | null {
  BRACED.lastIndex = at;
  const found = BRACED.exec(source);
  if (!found) return null;
  const letter = found[1] ?? found[2] ?? '';
  return { value: compose(letter, mark) + (found[3] ?? ''), end: BRACED.lastIndex };
}

function readDotless(source: string, mark: string, at: number): Piece | null {
  DOTLESS.lastIndex = at;
  const found = DOTLESS.exec(source);
  return found ? { value: compose(found[1] ?? '', mark), end: DOTLESS.lastIndex } : null;
}

function readBare(source: string, name: string, mark: string, at: number): Piece | null {
  BARE.lastIndex = at;
  const found = BARE.exec(source);
  if (!found) return null;
  const end = BARE.lastIndex;
  const value = compose(found[2] ?? '', mark);
  const fits = /[a-z]/i.test(name)
    ? fitsWord(source, name, at, found)
    : fitsSign(source, name, at, end, found);
  return fits && [...value].length === 1 ? { value, end } : null;
}

/** `\c cois` and `\v Cerenkov` are accents; `\k is` is somebody's own macro. */
function fitsWord(source: string, name: string, at: number, found: RegExpExecArray): boolean {
  const before = source[at - name.length - 2] ?? '';
  return found[1] !== '' && (/\p{L}/u.test(before) || /\p{Lu}/u.test(found[2] ?? ''));
}

/** `model\'s` and `\"word\"` are escaped quotes, not accents. */
function fitsSign(source: string, name: string, at: number, end: number, found: RegExpExecArray): boolean {
  if (found[1] !== '') return false;
  const letter = found[2] ?? '';
  const inWord = /\p{L}/u.test(source[at - 3] ?? '');
  if (name === "'") return !(inWord && letter === 's' && !/\p{L}/u.test(source[end] ?? ''));
  if (name === '`') return /[aeiouAEIOUnN]/.test(letter);
  if (name === '"')
    return (
      /[aeiouyAEIOUY]/.test(letter) &&
      (inWord || !/^[^"\\]{0,80}\\"(?![A-Za-z{\\])/.test(source.slice(at, at + 90)))
    );
  return true;
}

function compose(letter: string, mark: string): string {
  const dotted = letter === 'i' && mark === MARKS['.'];
  return dotted ? letter : (letter + mark).normalize('NFC');
}
