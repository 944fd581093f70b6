import { describe, expect, test } from 'vitest';
import { child, isWhole, parseXml, textOf } from '@/lib/ingest/xml';

describe('an answer in XML', () => {
  test('is read by name, whatever the order and the prefix', () => {
    const root = parseXml('<?xml version="1.0"?><f xmlns:x="urn:x"><x:b> two </x:b><a>one &amp; 1</a></f>');
    expect(textOf(root, 'a')).toBe('one & 1');
    expect(textOf(root, 'b', 'urn:x')).toBe('two');
    expect(child(root, 'b', 'urn:y')).toBeUndefined();
    expect(child(root, 'b')?.raw).toBe('<x:b> two </x:b>');
  });

  test('is not lost to a sign that XML may not hold', () => {
    expect(parseXml('<f>a\u0000b\u0008c\ufffed&#0;e&#x1F;f&#11;g&#10;h</f>').text).toBe('abcdefg\nh');
  });

  test.each([
    ['', 'The answer is empty.'],
    ['<?xml version="1.0"?>\n', 'The answer is empty.'],
    ['<!doctype html>\n<html><p>Sorry</html>', 'The answer is a web page instead of XML.'],
    ['<?xml version="1.0"?>\n<html xmlns="x"/>', 'The answer is a web page instead of XML.'],
    ['Rate exceeded.', 'The answer is plain text instead of XML: "Rate exceeded."'],
    ['<f><a>', 'The answer is not well-formed XML'],
    ['<f>&undefined;</f>', 'The answer is not well-formed XML'],
    ['<a>'.repeat(50), 'The answer is nested too deeply.'],
  ])('%j is refused in clear words', (text, words) => {
    expect(() => parseXml(text)).toThrow(words);
  });
});

test.each([
  ['<feed><a/></feed>', true],
  ['<?xml version="1.0"?><!-- note --><rdf:RDF><a/></rdf:RDF >\n<!-- end -->', true],
  ['<feed/>', true],
  ['<feed><a/></fe', false],
  ['<feed><a/>', false],
  ['<html></html>', false],
  ['Rate exceeded.', false],
  ['', false],
])('whether %j came to its end: %s', (text, whole) => {
  expect(isWhole(text)).toBe(whole);
});
