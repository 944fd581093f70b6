import { expect, test } from 'vitest';
import { profileInput, returnPath, signInRequest } from '@/lib/auth/schema';

test('a path of this site is where people return to, with query and anchor', () => {
  for (const path of ['/', '/votes?p=2', '/papers/math/0309136#paper-math/0309136', '/search?q=a%20b']) {
    expect(returnPath.parse(path)).toBe(path);
  }
});

test('nobody is sent to another site, whatever the address looks like', () => {
  const traps = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: x=1',
    'evil',
    '',
    undefined,
    ['/votes'],
    `/${'a'.repeat(600)}`,
  ];
  for (const trap of traps) expect(returnPath.parse(trap)).toBe('/');
});

test('an address is compared without case and outer spaces', () => {
  expect(signInRequest.parse({ email: '  Ada@Example.ORG ', returnTo: '/' }).email).toBe('ada@example.org');
});

test('a name holds no invisible or controlling characters', () => {
  const { name } = profileInput.parse({ handle: 'ada', name: 'Ada\u202e \n Lovelace\u0000' });
  expect(name).toBe('Ada Lovelace');
});
