/** The stem of a lower-case English word by M. F. Porter's algorithm of 1980. */
export function porterStem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return [plurals, pastAndProgressive, yToI, doubleSuffixes, suffixes, residualSuffixes, tidyEnd].reduce(
    (stem, step) => step(stem),
    word,
  );
}

function plurals(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function pastAndProgressive(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = ['ed', 'ing'].find((end) => word.endsWith(end));
  const stem = suffix ? word.slice(0, -suffix.length) : '';
  return hasVowel(stem) ? mend(stem) : word;
}

function mend(stem: string): string {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsInDouble(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function yToI(word: string): string {
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

const double =
  pairs(`ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent eli:e ousli:ous
  ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble`);
const single = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');
const residual =
  pairs(`al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: sion:s tion:t ou: ism: ate: iti:
  ous: ive: ize:`);

function doubleSuffixes(word: string): string {
  return replace(word, double, 0);
}

function suffixes(word: string): string {
  return replace(word, single, 0);
}

function residualSuffixes(word: string): string {
  return replace(word, residual, 1);
}

function tidyEnd(word: string): string {
  const stem = word.slice(0, -1);
  if (word.endsWith('e') && (measure(stem) > 1 || (measure(stem) === 1 && !endsShort(stem)))) return stem;
  return word.endsWith('ll') && measure(word) > 1 ? stem : word;
}

/** Only the longest suffix that fits is looked at, whether it may go or not. */
function replace(word: string, rules: [string, string][], above: number): string {
  const rule = rules.find(([suffix]) => word.endsWith(suffix));
  if (!rule) return word;
  const stem = word.slice(0, -rule[0].length) + rule[1];
  const measured = /^[st]$/.test(rule[1]) ? stem : word.slice(0, -rule[0].length);
  return measure(measured) > above ? stem : word;
}

/** How often a run of vowels is followed by a run of consonants. */
function measure(stem: string): number {
  return shape(stem).match(/v+c+/g)?.length ?? 0;
}

function hasVowel(stem: string): boolean {
  return shape(stem).includes('v');
}

function endsInDouble(stem: string): boolean {
  return /(.)\1$/.test(stem) && shape(stem).endsWith('c');
}

function endsShort(stem: string): boolean {
  return shape(stem).endsWith('cvc') && !/[wxy]$/.test(stem);
}

/** Each letter as v or c; a y after a consonant is a vowel. */
function shape(stem: string): string {
  let shape = '';
  for (const letter of stem)
    shape += 'aeiou'.includes(letter) || (letter === 'y' && shape.endsWith('c')) ? 'v' : 'c';
  return shape;
}

function pairs(rules: string): [string, string][] {
  return rules
    .trim()
    .split(/\s+/)
    .map((rule): [string, string] => [rule.split(':')[0] ?? '', rule.split(':')[1] ?? ''])
    .toSorted(([first], [second]) => second.length - first.length);
}
