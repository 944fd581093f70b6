import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliverable, inboxKey, masked } from '@/lib/addresses';

const word = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);
const domain = fc.tuple(word, fc.constantFrom('Org', 'net', 'EDU')).map(([name, end]) => `${name}.${end}`);
const address = fc.tuple(word, domain).map(([local, host]) => `${local}@${host}`);

describe('mail is sent', () => {
  test('to the local part as typed and the domain in lower case', () => {
    expect(deliverable('  Ada.Lovelace+News@Example.ORG ')).toBe('Ada.Lovelace+News@example.org');
    expect(deliverable('ada@bücher.example')).toBe('ada@xn--bcher-kva.example');
  });

  test('to the same address however often it is normalised', () => {
    fc.assert(
      fc.property(address, (typed) => {
        const once = deliverable(typed);
        expect(deliverable(once)).toBe(once);
        expect(once.split('@')[0]).toBe(typed.split('@')[0]);
      }),
    );
  });
});

describe('one inbox has one key', () => {
  test('whatever the case, the tag and the spaces around it', () => {
    fc.assert(
      fc.property(address, word, (typed, tag) => {
        const [local = '', host = ''] = typed.split('@');
        const key = inboxKey(typed);
        expect(inboxKey(key)).toBe(key);
        for (const same of [
          typed.toUpperCase(),
          typed.toLowerCase(),
          ` ${typed} `,
          `${local}+${tag}@${host}`,
        ])
          expect(inboxKey(same)).toBe(key);
      }),
    );
  });

  test('at Gmail also whatever the dots, elsewhere not', () => {
    expect(inboxKey('a.d.a@googlemail.com')).toBe(inboxKey('Ada+x@gmail.com'));
    expect(inboxKey('a.d.a@example.org')).not.toBe(inboxKey('ada@example.org'));
  });

  test('and two inboxes have two', () => {
    fc.assert(
      fc.property(address, address, (one, other) => {
        fc.pre(one.toLowerCase() !== other.toLowerCase());
        expect(inboxKey(one)).not.toBe(inboxKey(other));
      }),
    );
  });
});

test('a masked address shows the first letter and the domain', () => {
  expect(masked('ada@example.org')).toBe('a…@example.org');
});
