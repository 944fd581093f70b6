import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, unguarded, writeCsvRow } from '@/lib/subscribers/csv';

const rows = (text: string) => [...readCsv(text)].map(({ cells }) => cells);

test('what is written is read back, whatever the cells hold', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 });
  const odd = fc.constantFrom('"', '""', 'a,b', 'a\r\nb', "'=1", '=cmd', '@x', '-1', "''+", ' a ', '\t');
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.oneof(cell, odd), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (table) => {
        const text = writeCsvRow(['head', 'line']) + table.map(writeCsvRow).join('');
        const [, ...read] = rows(text);
        expect(read.map((cells) => cells.map(unguarded))).toEqual(table);
      },
    ),
  );
});

test('no cell that is written begins a formula', () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])
    expect(rows(`a,b\n${writeCsvRow([cell, 'b'])}`)[1]?.[0]).toBe(`'${cell}`);
});

test('reads what spreadsheets save: a byte order mark, semicolons, line breaks of three kinds, empty lines', () => {
  expect(rows('\ufeffemail;kind\r\na@b.example;daily\r\n\r\nc@d.example;"we""ekly"\n')).toEqual([
    ['email', 'kind'],
    ['a@b.example', 'daily'],
    ['c@d.example', 'we"ekly'],
  ]);
  expect(rows('a,b\rc,d')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a quote that never closes spoils its own line only, and lines keep their numbers', () => {
  const read = [...readCsv('email,x\n"a\nb",1\n"oops@x.example,2\nfine@x.example,3\n')];
  expect(read.map(({ line, broken }) => [line, broken])).toEqual([
    [1, false],
    [2, false],
    [4, true],
    [5, false],
  ]);
});

test('a file full of open quotes is read in time', () => {
  const read = [...readCsv(`email,x\n${'"a\n'.repeat(5_001)}`)];
  expect(read.length).toBeGreaterThan(2);
});
