/** Where a page's counts are added up; gone with the transaction. */
export const room = [
  'create temporary table counted_lexemes (lexeme text not null, papers int not null) on commit drop',
  'create temporary table counted_words (word text not null, papers int not null) on commit drop',
];

/** Lexemes of titles, abstracts and names, and those marks of which there are few: categories, years, code. */
export function countingWords(after: string, last: string): string {
  return `
    insert into counted_lexemes select word, ndoc from ts_stat(${source('words', after, last)})
    where word !~ '^(name|by)='`;
}

/** Names as they are written, for suggestions. */
export function countingNames(after: string, last: string): string {
  return `
    insert into counted_words select word, ndoc from ts_stat(${source('words', after, last)}, 'c')
    where ${suggestible} and word <> 'xnamex'`;
}

/** The words of titles and abstracts as they are written: a stem would make a strange suggestion. */
export function countingTexts(after: string, last: string): string {
  const asWritten = `
    (select to_tsvector('names', search_text(title || ' ' || abstract)) as words, id as paper_id from papers) as written`;
  return `
    insert into counted_words select word, ndoc from ts_stat(${source('words', after, last, asWritten)})
    where ${suggestible}`;
}

const suggestible = `word ~ '^[a-z]{4,30}$'`;

/** A word that hardly any paper has is likely a misspelt one. Words were counted in one of so many papers. */
export function replacements(oneIn: number): string[] {
  return [
    'delete from lexemes',
    `insert into lexemes select lexeme, sum(papers) from counted_lexemes where lexeme <> 'xnamex' group by lexeme`,
    'delete from corpus_words',
    `insert into corpus_words select word, sum(papers) * ${oneIn} from counted_words group by word having sum(papers) >= 3`,
  ];
}

/** A statement in a statement: ids hold no quotes, and these are doubled twice all the same. */
function source(column: string, after: string, last: string, table = 'paper_words'): string {
  return quoted(
    `select ${column} from ${table} where paper_id > ${quoted(after)} and paper_id <= ${quoted(last)}`,
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
